using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>Spells the codec of a shape.</summary>
/// <param name="assemblyName">The assembly whose generated codecs of structures are used.</param>
sealed class CodecExpression(string assemblyName)
{
    const string Codecs = RuntimeNames.ValueCodecs;

    public string Of(ValueShape shape) => shape switch
    {
        ValueShape.Scalar scalar => $"{Codecs}.{scalar.Codec}",
        ValueShape.Enumeration { Type: var type } =>
            $"{Codecs}.Enum<{type.FullyQualifiedName}>(\"{type.PersistentName}\")",
        ValueShape.Nullable nullable => $"{Codecs}.Nullable({Of(nullable.Value)})",
        ValueShape.Reference { AllowsNull: true, Class: var target } =>
            $"{Codecs}.NullableReference<{target.FullyQualifiedName}>(\"{target.PersistentName}\")",
        ValueShape.Reference { Class: var target } =>
            $"{Codecs}.Reference<{target.FullyQualifiedName}>(\"{target.PersistentName}\")",
        ValueShape.Collection collection =>
            $"{Codecs}.{(collection.AllowsNull ? "Nullable" : "")}{collection.Name}({string.Join(", ", collection.Elements.Select(Of))})",
        ValueShape.Structure structure =>
            $"{StructureNames.Codec(structure.Name, assemblyName)}.{(structure.AllowsNull ? StructureNames.NullableInstance : StructureNames.Instance)}",
        ValueShape.Opaque opaque =>
            $"{Codecs}.{(opaque.ForNullable ? "NullableOpaque" : "Opaque")}<{opaque.Type}>(\"{opaque.TypeText}\", {opaque.Codec}!)",
        _ => throw new InvalidOperationException($"No codec is known for {shape.GetType().Name}."),
    };

    /// <summary>The codec of a type that MemoryPack serializes.</summary>
    public static string MemoryPack(string type)
    {
        const string Serializer = "global::MemoryPack.MemoryPackSerializer";
        return $"{Codecs}.Custom<{type}>("
            + $"static (value, output) => {Serializer}.Serialize(output, value), "
            + $"static bytes => {Serializer}.Deserialize<{type}>(bytes)!)";
    }
}
