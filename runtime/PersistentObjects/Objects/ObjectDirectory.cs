namespace PersistentObjects.Objects;

/// <summary>All pages of a store by number: from an id to its object in two loads.</summary>
/// <remarks>Changed under the writer lock, read without one.</remarks>
sealed class ObjectDirectory
{
    readonly PageList _pages = new();
    int _givenOut;

    /// <summary>How many page numbers were given out; they are not reused, but when the transaction that took them rolls back.</summary>
    internal int Count => Math.Max(_pages.Count, _givenOut);

    internal ExtentPage? PageOf(long id) => (ulong)id >> ExtentPage.Shift is var number && number <= int.MaxValue ? _pages[(int)number] : null;

    internal ExtentPage? PageAt(int number) => _pages[number];

    /// <summary>The candidate with an id.</summary>
    internal PersistentObject? Find(long id) => PageOf(id)?[ExtentPage.SlotOf(id)];

    internal ExtentPage AddPage(ClassExtent owner) => AddPage(owner, Count);

    internal ExtentPage AddPage(ClassExtent owner, int number)
    {
        var page = new ExtentPage(owner, number);
        _pages.Set(number, page);
        return page;
    }

    /// <summary>Recovery from a snapshot: so many page numbers were given out, also of pages that are gone.</summary>
    internal void Resume(int count) => _givenOut = count;

    internal void Drop(ExtentPage page) => _pages.Set(page.Number, null);

    internal void Truncate(int count) => _pages.Truncate(Math.Min(count, _pages.Count));
}
