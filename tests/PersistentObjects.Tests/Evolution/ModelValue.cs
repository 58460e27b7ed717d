using System.Numerics;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Evolution;

/// <summary>What a value is, whatever type it is stored with. Written from FORMAT.md, not from the codecs.</summary>
abstract record ModelValue
{
    /// <summary>Null of a stored type that allows it. An array and a list have something to fall back to.</summary>
    internal sealed record Null(bool OfArray, bool OfList, bool OfOther) : ModelValue;

    internal sealed record DefaultArray : ModelValue;

    internal sealed record Integer(BigInteger Number) : ModelValue;

    internal sealed record Real(double Number) : ModelValue;

    /// <summary>Of a type that stays what it is.</summary>
    internal sealed record Raw(byte[] Bytes) : ModelValue;

    internal sealed record Items(List<ModelValue> All) : ModelValue;

    internal sealed record Entries(List<(ModelValue Key, ModelValue? Value)> All, byte Comparer) : ModelValue;

    internal sealed record Members(Dictionary<string, ModelValue> All) : ModelValue;

    internal static ModelValue Random(Random random, StoredType type)
    {
        while (true)
        {
            var value = new ModelValues(random).Of(type, 0, []);
            // A set that has an element twice is none.
            if (Encode(value, type) is not null) return value;
        }
    }

    /// <summary>Null when the type has no such value.</summary>
    internal static byte[]? Encode(ModelValue value, StoredType type)
    {
        try
        {
            var writer = new RecordWriter();
            new ModelWriter(writer).Write(value, type);
            return writer.Written.ToArray();
        }
        catch (NoSuchValueException)
        {
            return null;
        }
    }

    internal sealed class NoSuchValueException : Exception;
}
