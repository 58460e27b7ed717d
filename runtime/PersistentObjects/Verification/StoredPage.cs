using System.Numerics;
using System.Runtime.InteropServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Verification;

/// <summary>The 256 objects of a page, of one class: bitmaps as snapshots have them.</summary>
sealed class StoredPage(int number, string className, bool keepsObjects)
{
    readonly StoredObject?[]? _objects = keepsObjects ? new StoredObject?[ExtentPage.Size] : null;
    readonly byte[] _live = new byte[PageBitmap.Bytes];
    readonly byte[] _known = new byte[PageBitmap.Bytes];

    internal int Number => number;

    internal string ClassName => className;

    /// <summary>Which objects exist.</summary>
    internal ReadOnlySpan<byte> Live => _live;

    internal int Count => MemoryMarshal.Cast<byte, ulong>(_live).ToArray().Sum(BitOperations.PopCount);

    internal bool IsLive(int slot) => PageBitmap.Has(_live, slot);

    /// <summary>Whether the object exists or is known to have existed.</summary>
    internal bool IsKnown(int slot) => PageBitmap.Has(_known, slot);

    internal StoredObject? this[int slot] => _objects?[slot];

    internal void Set(int slot, bool isLive, bool isKnown, StoredObject? o)
    {
        Put(_live, slot, isLive);
        Put(_known, slot, isKnown);
        if (_objects is not null) _objects[slot] = o;
    }

    static void Put(byte[] bits, int slot, bool value)
    {
        if (value) PageBitmap.Set(bits, slot);
        else PageBitmap.Clear(bits, slot);
    }
}
