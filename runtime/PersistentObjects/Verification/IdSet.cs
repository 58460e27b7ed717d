using PersistentObjects.Objects;

namespace PersistentObjects.Verification;

/// <summary>A set of ids, at 32 bytes for each page that it has any of.</summary>
sealed class IdSet
{
    readonly Dictionary<long, byte[]> _pages = [];

    internal long Count { get; private set; }

    /// <summary>False when it is there already.</summary>
    internal bool Add(long id)
    {
        if (!_pages.TryGetValue(id >> ExtentPage.Shift, out var bits)) _pages.Add(id >> ExtentPage.Shift, bits = new byte[StoredPage.BitmapBytes]);
        var slot = ExtentPage.SlotOf(id);
        if (StoredPage.Has(bits, slot)) return false;
        bits[slot >> 3] |= (byte)(1 << (slot & 7));
        Count++;
        return true;
    }
}
