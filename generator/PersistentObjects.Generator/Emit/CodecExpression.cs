using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>Spells the codec of a shape.</summary>
static class CodecExpression
{
    public static string Of(ValueShape shape) => shape switch
    {
        ValueShape.Scalar scalar => $"{RuntimeNames.ValueCodecs}.{scalar.Codec}",
        ValueShape.Enumeration { Type: var type } =>
            $"{RuntimeNames.ValueCodecs}.Enum<{type.FullyQualifiedName}>(\"{type.PersistentName}\")",
        ValueShape.Nullable nullable => $"{RuntimeNames.ValueCodecs}.Nullable({Of(nullable.Value)})",
        ValueShape.Reference { AllowsNull: true, Class: var target } =>
            $"{RuntimeNames.ValueCodecs}.NullableReference<{target.FullyQualifiedName}>(\"{target.PersistentName}\")",
        ValueShape.Reference { Class: var target } =>
            $"{RuntimeNames.ValueCodecs}.Reference<{target.FullyQualifiedName}>(\"{target.PersistentName}\")",
        _ => throw new InvalidOperationException($"No codec is known for {shape.GetType().Name}."),
    };
}
