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
        if (!_pages.TryGetValue(id >> ExtentPage.Shift, out var bits)) _pages.Add(id >> ExtentPage.Shift, bits = new byte[PageBitmap.Bytes]);
        var slot = ExtentPage.SlotOf(id);
        if (PageBitmap.Has(bits, slot)) return false;
        PageBitmap.Set(bits, slot);
        Count++;
        return true;
    }
}
