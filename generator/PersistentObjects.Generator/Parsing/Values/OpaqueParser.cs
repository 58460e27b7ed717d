using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Emit;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>Reads values that a codec of the user's, or MemoryPack, turns into bytes.</summary>
static class OpaqueParser
{
    /// <summary>The [Codec] attribute of a property or type, if it has one.</summary>
    public static AttributeData? DeclaredCodec(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(MetadataNames.CodecAttribute));

    public static bool IsMemoryPackable(INamedTypeSymbol type) => type.HasAttribute(MetadataNames.MemoryPackableAttribute);

    /// <summary>The shape of a value with a [Codec], given that its codec is a usable one.</summary>
    public static ParsedShape ParseCodec(AttributeData attribute, ITypeSymbol type, IAssemblySymbol assembly)
    {
        var value = WithoutNullable(type);
        if (CodecProblem(attribute, value, assembly) is { } problem)
        {
            return new ShapeProblem(type, problem) { Rule = DeclarationDiagnostics.CodecNotUsable };
        }

        var codec = (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!; // There is no problem with it.
        return Shape("codec", type, value, $"new {codec.ToSource()}()");
    }

    /// <summary>
    /// The shape of a [MemoryPackable] value. Generated code names the serializer, so that the runtime needs no reference to
    /// it.
    /// </summary>
    public static ParsedShape ParseMemoryPack(INamedTypeSymbol type) =>
        Mutability.Find(type) is { } problem
            ? problem
            : Shape("memorypack", type, type, CodecExpression.MemoryPack(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToSource()));

    static ValueShape.Opaque Shape(string keyword, ITypeSymbol type, ITypeSymbol value, string codec)
    {
        var mark = type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated } ? "?" : "";
        return new ValueShape.Opaque(
            $"{keyword} {TypeNames.Of(value)}{mark}",
            value.ToSource(),
            codec,
            ForNullable: !SymbolEqualityComparer.Default.Equals(value, type),
            type.IsReferenceType);
    }

    static string? CodecProblem(AttributeData attribute, ITypeSymbol value, IAssemblySymbol assembly)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol codec)
        {
            return "has a [Codec] that names no class: name one that implements 'IValueCodec<T>'";
        }

        var name = DeclarationRules.Display(codec);
        if (codec.IsUnboundGenericType)
        {
            return $"has a [Codec] that is generic: close '{name}' with a type, or declare a class that derives from it";
        }

        var implements = codec.AllInterfaces.Any(candidate =>
            candidate.OriginalDefinition.Is(MetadataNames.ValueCodecInterface)
            && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], value));
        if (!implements)
        {
            return $"has a [Codec] for something else: let '{name}' implement 'IValueCodec<{DeclarationRules.Display(value.WithNullableAnnotation(NullableAnnotation.None))}>'";
        }

        var isCreatable = !codec.IsAbstract
            && PersistentTypes.Reach(codec) != Accessibility.Private
            && codec.InstanceConstructors.Any(constructor =>
                constructor.Parameters.IsEmpty && StateMember.IsAccessible(constructor, assembly));
        return isCreatable
            ? null
            : $"has a [Codec] that generated code can't create: make '{name}' a class that is not abstract, public or internal, with a constructor without parameters";
    }

    static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
