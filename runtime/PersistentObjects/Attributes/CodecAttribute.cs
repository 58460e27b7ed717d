namespace PersistentObjects;

/// <summary>Says how values are encoded: those of a property, or all of a type. On a property it wins over the one on the type.</summary>
/// <example>
/// <code>
/// [Codec(typeof(ColorCodec))]
/// public readonly struct Color { ... }
///
/// public sealed class ColorCodec : IValueCodec&lt;Color> { ... }
/// </code>
/// </example>
/// <param name="codec">A class that implements <see cref="IValueCodec{T}"/> of the type and has a parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class CodecAttribute(Type codec) : Attribute
{
    /// <summary>The class that encodes and decodes.</summary>
    public Type Codec { get; } = codec;
}
