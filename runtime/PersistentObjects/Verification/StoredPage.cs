using System.Numerics;
using System.Runtime.InteropServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Verification;

/// <summary>One object as its bytes are.</summary>
/// <param name="Layout">Which values it has.</param>
/// <param name="Values">All of them.</param>
/// <param name="Version">The commit version that it was last changed at.</param>
sealed record StoredObject(StoredLayout Layout, byte[] Values, long Version);

/// <summary>The 256 objects of a page, of one class: bitmaps as snapshots have them.</summary>
sealed class StoredPage(int number, string className, bool keepsObjects)
{
    internal const int BitmapBytes = ExtentPage.Size / 8;

    readonly StoredObject?[]? _objects = keepsObjects ? new StoredObject?[ExtentPage.Size] : null;
    readonly byte[] _live = new byte[BitmapBytes];
    readonly byte[] _known = new byte[BitmapBytes];

    internal int Number => number;

    internal string ClassName => className;

    /// <summary>Which objects exist.</summary>
    internal ReadOnlySpan<byte> Live => _live;

    internal int Count => MemoryMarshal.Cast<byte, ulong>(_live).ToArray().Sum(BitOperations.PopCount);

    internal bool IsLive(int slot) => Has(_live, slot);

    /// <summary>Whether the object exists or is known to have existed.</summary>
    internal bool IsKnown(int slot) => Has(_known, slot);

    internal StoredObject? this[int slot] => _objects?[slot];

    internal void Set(int slot, bool isLive, bool isKnown, StoredObject? o)
    {
        Put(_live, slot, isLive);
        Put(_known, slot, isKnown);
        if (_objects is not null) _objects[slot] = o;
    }

    internal static bool Has(ReadOnlySpan<byte> bits, int slot) => (bits[slot >> 3] & (1 << (slot & 7))) != 0;

    static void Put(byte[] bits, int slot, bool value)
    {
        var bit = (byte)(1 << (slot & 7));
        if (value) bits[slot >> 3] |= bit;
        else bits[slot >> 3] &= (byte)~bit;
    }
}
