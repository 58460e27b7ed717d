using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using ApiCatalog.Model;
using Parameter = ApiCatalog.Model.Parameter;

namespace ApiCatalog.Import;

/// <summary>Reads the types of members.</summary>
sealed class SignatureReader(MetadataReader metadata, GenericNames generics)
{
    public Signature Of(FieldDefinition field) => new(field.DecodeSignature(SignatureTypes.Instance, generics))
    {
        Modifiers = field.Attributes switch
        {
            var bits when bits.HasFlag(FieldAttributes.Literal) => Modifiers.Const,
            var bits when bits.HasFlag(FieldAttributes.Static) => Modifiers.Static,
            _ => Modifiers.None,
        },
    };

    public Signature Of(PropertyDefinition property, PropertyAccessors accessors)
    {
        var signature = property.DecodeSignature(SignatureTypes.Instance, generics);
        var accessor = metadata.GetMethodDefinition(accessors.Getter.IsNil ? accessors.Setter : accessors.Getter);
        return new Signature(signature.ReturnType)
        {
            Modifiers = Static(accessor)
                | (accessors.Getter.IsNil ? Modifiers.None : Modifiers.Get)
                | (accessors.Setter.IsNil ? Modifiers.None : Modifiers.Set),
            Parameters = Parameters(accessor, signature.ParameterTypes),
        };
    }

    public Signature OfEvent(MethodDefinitionHandle adderHandle)
    {
        var adder = metadata.GetMethodDefinition(adderHandle);
        var handler = adder.DecodeSignature(SignatureTypes.Instance, generics).ParameterTypes[0];
        return new Signature(handler) { Modifiers = Static(adder) };
    }

    public Signature Of(MethodDefinition method)
    {
        var names = generics.With(metadata, method);
        var signature = method.DecodeSignature(SignatureTypes.Instance, names);
        var isConstructor = method.Attributes.HasFlag(MethodAttributes.RTSpecialName);
        return new Signature(isConstructor ? null : signature.ReturnType)
        {
            Modifiers = Static(method),
            TypeParameters = [.. names.OfMethod],
            Parameters = Parameters(method, signature.ParameterTypes),
        };
    }

    ImmutableArray<Parameter> Parameters(MethodDefinition method, ImmutableArray<string> types)
    {
        var parameters = types.Select(type => new Parameter(null, type, null)).ToArray();
        foreach (var handle in method.GetParameters())
        {
            // Number 0 is the return value; a setter has one more parameter than its property has.
            var parameter = metadata.GetParameter(handle);
            if (parameter.SequenceNumber is var number && (number is 0 || number > parameters.Length))
                continue;

            parameters[number - 1] = Parameter(types[number - 1], parameter);
        }
        return [.. parameters];
    }

    /// <summary>The three kinds of by-reference parameters differ in their attributes only.</summary>
    Parameter Parameter(string type, System.Reflection.Metadata.Parameter parameter)
    {
        var name = metadata.GetString(parameter.Name);
        return !type.StartsWith("ref ", StringComparison.Ordinal) ? new Parameter(null, type, name)
            : (parameter.Attributes & (ParameterAttributes.In | ParameterAttributes.Out)) switch
            {
                ParameterAttributes.Out => new Parameter("out", type[4..], name),
                ParameterAttributes.In => new Parameter("in", type[4..], name),
                _ => new Parameter("ref", type[4..], name),
            };
    }

    static Modifiers Static(MethodDefinition method) =>
        method.Attributes.HasFlag(MethodAttributes.Static) ? Modifiers.Static : Modifiers.None;
}
