using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <content>What codecs of the user's encode, and what generated codecs refuse.</content>
public static partial class ValueCodecs
{
    /// <summary>Of values that a codec of the user's encodes.</summary>
    /// <param name="typeName">Names the type: <c>codec Shop.Color</c>; with a question mark for a class that may be null.</param>
    /// <param name="codec">Encodes and decodes.</param>
    public static ValueCodec<T> Opaque<T>(string typeName, IValueCodec<T> codec) => new OpaqueCodec<T>(typeName, codec);

    /// <summary>Of nullable structures that a codec of the user's encodes.</summary>
    /// <param name="typeName">Names the type; a question mark is added when it has none.</param>
    /// <param name="codec">Encodes and decodes.</param>
    public static ValueCodec<T?> NullableOpaque<T>(string typeName, IValueCodec<T> codec)
        where T : struct => new NullableOpaqueCodec<T>(typeName.EndsWith('?') ? typeName : typeName + "?", codec);

    /// <summary>The exception for a value of a class that derives from the one that it is declared as.</summary>
    public static NotSupportedException Derived(object value, Type declared) => new(
        $"A value of type {value.GetType()} stands where {declared} is declared, and what the derived type adds would be lost. "
        + $"Declare the property with the derived type, or seal {declared.Name} to have the compiler find such values.");
}
