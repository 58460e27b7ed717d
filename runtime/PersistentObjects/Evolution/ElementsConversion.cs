using PersistentObjects.CompilerServices;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>The elements of an array or list, which is not null.</summary>
sealed class ElementsConversion(ByteConversion element, string declared) : ByteConversion
{
    internal override void Convert(ref RecordReader from, RecordWriter to)
    {
        var count = ReadCount(ref from, declared);
        Elements.WriteCount(to, count);
        var start = to.Length;
        for (var i = 0; i < count; i++) element.Convert(ref from, to);
        RequireBytes(to, start, count, declared);
    }

    /// <summary>A count that comes from a file: not more than there are bytes.</summary>
    internal static int ReadCount(ref RecordReader from, string declared)
        => from.TryReadLength(out var count) ? count : throw new RecordFormatException($"null where elements of a {declared} are expected");

    /// <summary>A reader would refuse them: FORMAT.md, "Numbers of elements".</summary>
    internal static void RequireBytes(RecordWriter to, int start, int count, string declared)
    {
        if (to.Length - start < count) throw new ValueRefusedException($"{count} elements without content, where {declared} is declared");
    }
}
