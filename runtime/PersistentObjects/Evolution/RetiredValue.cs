using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>Gives what <see cref="StoredValues"/> has read the type that somebody asks for.</summary>
static class RetiredValue
{
    /// <summary>
    /// The value as itself, a number as a wider one, a number as an enum, elements as an array of whatever each of them can be read
    /// as, bytes as memory or an immutable array of them.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The stored type.</param>
    /// <param name="member">For the message: of which type it is a member, and the member.</param>
    /// <exception cref="InvalidCastException">It is none of that type.</exception>
    internal static T? To<T>(object? value, StoredType type, (string Type, string Name)? member = null)
    {
        if (value is T already) return already;
        return TryConvert(value, typeof(T), out var converted) ? (T?)converted : throw Refused(value, typeof(T), type, member);
    }

    static bool TryConvert(object? value, Type type, out object? converted)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        converted = null;
        if (value is null) return underlying is not null || !type.IsValueType;
        var wanted = underlying ?? type;
        if (wanted.IsInstanceOfType(value))
        {
            converted = value;
            return true;
        }
        if (wanted.IsEnum) return TryMakeEnum(value, wanted, out converted);
        if (wanted.IsSZArray && value is object?[] elements) return TryMakeArray(elements, wanted, out converted);
        converted = value switch
        {
            byte[] bytes when wanted == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>(bytes),
            byte[] bytes when wanted == typeof(ImmutableArray<byte>) => ImmutableCollectionsMarshal.AsImmutableArray(bytes),
            RetiredRecord { IsEntry: true } entry when wanted == typeof(KeyValuePair<object, object?>) => entry.ToPair(),
            _ => Widen(value, wanted),
        };
        return converted is not null;
    }

    /// <summary>Values without a name stay what they are.</summary>
    static bool TryMakeEnum(object number, Type type, out object? made)
    {
        var underlying = Enum.GetUnderlyingType(type);
        made = number.GetType() == underlying ? number : Widen(number, underlying);
        if (made is not null) made = Enum.ToObject(type, made);
        return made is not null;
    }

    static bool TryMakeArray(object?[] elements, Type type, out object? made)
    {
        var element = type.GetElementType()!; // Of an array there is one.
        var array = Array.CreateInstanceFromArrayType(type, elements.Length);
        made = array;
        for (var i = 0; i < elements.Length; i++)
        {
            if (!TryConvert(elements[i], element, out var converted)) return false;
            array.SetValue(converted, i);
        }
        return true;
    }

    /// <summary>Null when the numbers of the one type are not all among those of the other.</summary>
    static object? Widen(object value, Type wanted)
    {
        if (StoredScalars.NameOf(value.GetType()) is not { } from || StoredScalars.NameOf(wanted) is not { } to || !NumberTypes.IsWidening(from, to)) return null;
        return value switch
        {
            Half half => to == "float32" ? (object)(float)half : (double)half,
            float single => (double)single,
            UInt128 large => (BigInteger)large,
            _ => Widen(Integer(value), to),
        };
    }

    static object Widen(Int128 number, string to) => to switch
    {
        "int16" => (short)number,
        "int32" => (int)number,
        "int64" => (long)number,
        "int128" => number,
        "uint16" => (ushort)number,
        "uint32" => (uint)number,
        "uint64" => (ulong)number,
        "uint128" => (UInt128)number,
        "float16" => (Half)(int)number,
        "float32" => (float)(int)number,
        "float64" => (double)(long)number,
        "decimal" => (decimal)number,
        _ => (BigInteger)number,
    };

    static Int128 Integer(object value) => value switch
    {
        sbyte number => number,
        short number => number,
        int number => number,
        long number => number,
        Int128 number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        char number => number,
        _ => throw new InvalidOperationException($"{value.GetType()} is no integer."),
    };

    static InvalidCastException Refused(object? value, Type wanted, StoredType type, (string Type, string Name)? member)
    {
        var place = member is { } known ? $" in {known.Type}.{known.Name}" : "";
        var remedy = value switch
        {
            null => "null, so ask for a type that may be null",
            object?[] => "a sequence, so ask for an array, whose elements may be object",
            _ => $"a {value.GetType()}, so ask for that, or for object",
        };
        return new InvalidCastException($"A value that was stored as {type.Layout}{place} can't be read as {wanted}. It is {remedy}.");
    }
}
