using PersistentObjects.CompilerServices;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>
/// The elements of a set, or the entries of a map, which is not null. Other bytes have another order, so they are put into it;
/// and what was different may not be so any more.
/// </summary>
/// <param name="key">Converts elements or keys.</param>
/// <param name="value">Converts the values of a map; null for a set.</param>
/// <param name="allowsComparers">Whether the stored type may have another comparer than the default one, as strings may.</param>
/// <param name="keepsComparers">Whether today's may. One that changes may not.</param>
/// <param name="declared">The name of today's type.</param>
sealed class KeyedConversion(ByteConversion key, ByteConversion? value, bool allowsComparers, bool keepsComparers, string declared) : ByteConversion
{
    const byte Ordinal = 1;
    const byte LastComparer = 4;

    internal override void Convert(ref RecordReader from, RecordWriter to)
    {
        var count = ElementsConversion.ReadCount(ref from, declared);
        Elements.WriteCount(to, count);
        to.WriteByte(Comparer(from.ReadByte()));
        var start = to.Length;
        using var order = new CanonicalOrder(to, count);
        var (previousStart, previousEnd) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var keyStart = from.Position;
            key.Convert(ref from, to);
            if (i > 0 && from.Between(previousStart, previousEnd).SequenceCompareTo(from.Between(keyStart, from.Position)) >= 0)
            {
                throw new RecordFormatException($"an element of a set or map that is not behind the one before it, at byte {keyStart}");
            }
            (previousStart, previousEnd) = (keyStart, from.Position);
            var keyEnd = to.Length;
            value?.Convert(ref from, to);
            order.EndElement(keyEnd);
        }
        ElementsConversion.RequireBytes(to, start, count, declared);
        if (!order.TrySort()) throw new ValueRefusedException($"elements that are the same in a {declared}, as it is declared");
    }

    byte Comparer(byte stored)
    {
        if (stored > LastComparer || (stored > 0 && !allowsComparers)) throw new RecordFormatException($"the comparer {stored} of what becomes a {declared}");
        // The default comparer of strings tells the same ones apart as the ordinal one.
        if (keepsComparers) return stored;
        return stored <= Ordinal ? (byte)0 : throw new ValueRefusedException($"a comparer that ignores what is different, where {declared} is declared");
    }
}
