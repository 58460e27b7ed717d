using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>Writes a member's declaration as C# has it.</summary>
sealed class SignatureWriter(MetadataReader metadata, ApiType declaringType, GenericNames generics)
{
    public string Of(FieldDefinition field)
    {
        var name = metadata.GetString(field.Name);
        if (declaringType.Kind is TypeKind.Enum)
            return name;

        var modifier = field.Attributes switch
        {
            var bits when bits.HasFlag(FieldAttributes.Literal) => "const ",
            var bits when bits.HasFlag(FieldAttributes.Static) => "static ",
            _ => "",
        };
        return $"{modifier}{field.DecodeSignature(SignatureTypes.Instance, generics)} {name}";
    }

    public string Of(PropertyDefinition property, PropertyAccessors accessors)
    {
        var signature = property.DecodeSignature(SignatureTypes.Instance, generics);
        var accessor = metadata.GetMethodDefinition(accessors.Getter.IsNil ? accessors.Setter : accessors.Getter);
        var name = signature.ParameterTypes.IsEmpty
            ? metadata.GetString(property.Name)
            : $"this[{Parameters(accessor, signature.ParameterTypes)}]";
        var body = (accessors.Getter.IsNil, accessors.Setter.IsNil) switch
        {
            (false, false) => "{ get; set; }",
            (false, true) => "{ get; }",
            _ => "{ set; }",
        };
        return $"{Static(accessor)}{signature.ReturnType} {name} {body}";
    }

    public string Of(EventDefinition @event, MethodDefinitionHandle adderHandle)
    {
        var adder = metadata.GetMethodDefinition(adderHandle);
        var handler = adder.DecodeSignature(SignatureTypes.Instance, generics).ParameterTypes[0];
        return $"{Static(adder)}event {handler} {metadata.GetString(@event.Name)}";
    }

    public string Of(MethodDefinition method)
    {
        var names = generics.With(metadata, method);
        var signature = method.DecodeSignature(SignatureTypes.Instance, names);
        var parameters = Parameters(method, signature.ParameterTypes);
        if (method.Attributes.HasFlag(MethodAttributes.RTSpecialName))
            return $"{Static(method)}{declaringType.Name}({parameters})";

        var typeParameters = names.OfMethod is [] ? "" : $"<{string.Join(", ", names.OfMethod)}>";
        var name = metadata.GetString(method.Name);
        return $"{Static(method)}{signature.ReturnType} {name}{typeParameters}({parameters})";
    }

    string Parameters(MethodDefinition method, ImmutableArray<string> types)
    {
        var declarations = types.ToArray();
        foreach (var handle in method.GetParameters())
        {
            // Number 0 is the return value; a setter has one more parameter than its property has.
            var parameter = metadata.GetParameter(handle);
            if (parameter.SequenceNumber is var number && (number is 0 || number > declarations.Length))
                continue;

            ref var declaration = ref declarations[number - 1];
            declaration = $"{Direction(declaration, parameter.Attributes)} {metadata.GetString(parameter.Name)}";
        }
        return string.Join(", ", declarations);
    }

    /// <summary>The three kinds of by-reference parameters differ in their attributes only.</summary>
    static string Direction(string type, ParameterAttributes attributes) =>
        !type.StartsWith("ref ", StringComparison.Ordinal) ? type
        : (attributes & (ParameterAttributes.In | ParameterAttributes.Out)) switch
        {
            ParameterAttributes.Out => $"out {type[4..]}",
            ParameterAttributes.In => $"in {type[4..]}",
            _ => type,
        };

    static string Static(MethodDefinition method) =>
        method.Attributes.HasFlag(MethodAttributes.Static) ? "static " : "";
}
