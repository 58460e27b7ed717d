namespace PersistentObjects.Serialization;

/// <summary>The comparers that sets and maps may have, each with a byte that stands for it: FORMAT.md, "Values".</summary>
static class StoredComparer
{
    static readonly StringComparer[] OfStrings =
    [
        StringComparer.Ordinal,
        StringComparer.OrdinalIgnoreCase,
        StringComparer.InvariantCulture,
        StringComparer.InvariantCultureIgnoreCase,
    ];

    internal static byte CodeOf<T>(IEqualityComparer<T> comparer, string typeName)
        => EqualityComparer<T>.Default.Equals(comparer) ? (byte)0 : CodeOfStrings(comparer, typeName);

    internal static byte CodeOf<T>(IComparer<T> comparer, string typeName)
        => Comparer<T>.Default.Equals(comparer) ? (byte)0 : CodeOfStrings(comparer, typeName);

    internal static void RequireDefault<T>(IEqualityComparer<T> comparer, string typeName)
    {
        if (EqualityComparer<T>.Default.Equals(comparer)) return;
        throw new NotSupportedException(
            $"A value of type {typeName} compares its values with {comparer.GetType()}, which can't be stored. "
            + "Make it with the default comparer of values.");
    }

    internal static IEqualityComparer<T>? Equality<T>(byte code) => code == 0 ? null : (IEqualityComparer<T>)(object)String<T>(code);

    internal static IComparer<T>? Order<T>(byte code) => code == 0 ? null : (IComparer<T>)(object)String<T>(code);

    static byte CodeOfStrings(object comparer, string typeName)
    {
        var index = Array.FindIndex(OfStrings, known => known.Equals(comparer));
        return index >= 0 ? (byte)(index + 1) : throw new NotSupportedException(
            $"A value of type {typeName} has the comparer {comparer.GetType()}, which can't be stored. "
            + "Make it with the default comparer, or with StringComparer.Ordinal, OrdinalIgnoreCase, InvariantCulture or InvariantCultureIgnoreCase.");
    }

    static StringComparer String<T>(byte code)
        => typeof(T) == typeof(string) && code <= OfStrings.Length
            ? OfStrings[code - 1]
            : throw new RecordFormatException($"the comparer {code} of a set or map of {typeof(T).Name}");
}
