using PersistentObjects.Objects;

namespace PersistentObjects.Verification;

/// <summary>
/// Which objects a store has at a version, and unless that is not asked for, their values: what the application's heap holds,
/// without its classes.
/// </summary>
/// <remarks>What is changed between <see cref="Begin"/> and <see cref="Commit"/> can be taken back as a whole.</remarks>
sealed class StoredState(bool keepsObjects)
{
    readonly Dictionary<int, StoredPage> _pages = [];
    readonly List<(StoredPage Page, int Slot, bool IsLive, bool IsKnown, StoredObject? Object)> _changes = [];
    readonly List<int> _addedPages = [];
    int _pageCountBefore;

    /// <summary>How many page numbers were given out.</summary>
    internal int PageCount { get; private set; }

    /// <summary>Ids may come in any order, since transactions that gave some out are lost.</summary>
    internal bool HasGaps { get; set; }

    internal bool KeepsObjects => keepsObjects;

    /// <summary>Know which classes were called differently before.</summary>
    internal StoredClasses Names { private get; set; } = new();

    internal IEnumerable<StoredPage> Pages => _pages.Values.OrderBy(page => page.Number);

    internal long Objects => _pages.Values.Sum(page => (long)page.Count);

    internal IReadOnlyList<ClassFigures> Classes => [.. _pages.Values
        .GroupBy(page => Names.NameNow(page.ClassName))
        .Select(pages => new ClassFigures(pages.Key, pages.Sum(page => (long)page.Count)))
        .Where(c => c.Objects > 0)
        .OrderBy(c => c.Name, StringComparer.Ordinal)];

    internal void Begin() => _pageCountBefore = PageCount;

    internal void Commit()
    {
        _changes.Clear();
        _addedPages.Clear();
    }

    internal void RollBack()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (page, slot, isLive, isKnown, o) = _changes[i];
            page.Set(slot, isLive, isKnown, o);
        }
        foreach (var number in _addedPages) _pages.Remove(number);
        PageCount = _pageCountBefore;
        Commit();
    }

    internal StoredPage? PageOf(long id) => id >> ExtentPage.Shift is var number and <= int.MaxValue ? _pages.GetValueOrDefault((int)number) : null;

    internal bool IsLive(long id) => PageOf(id)?.IsLive(ExtentPage.SlotOf(id)) == true;

    internal bool IsKnown(long id) => PageOf(id)?.IsKnown(ExtentPage.SlotOf(id)) == true;

    internal StoredObject? Find(long id) => PageOf(id)?[ExtentPage.SlotOf(id)];

    /// <summary>The page of an id, which is one of that class.</summary>
    internal StoredPage Claim(long id, string className)
    {
        var number = id >> ExtentPage.Shift;
        if (PageOf(id) is { } page)
        {
            return Names.IsSame(page.ClassName, className)
                ? page
                : throw new RecordFormatException($"object {id} as one of '{className}' among those of '{page.ClassName}'");
        }
        if (number >= int.MaxValue || (number > PageCount && !HasGaps)) throw new RecordFormatException($"object {id}, whose id nobody had given out yet");
        page = new StoredPage((int)number, className, keepsObjects);
        _pages.Add(page.Number, page);
        _addedPages.Add(page.Number);
        Reserve(page.Number + 1);
        return page;
    }

    /// <summary>So many page numbers are given out at least.</summary>
    internal void Reserve(int pages) => PageCount = Math.Max(PageCount, pages);

    internal void Create(long id, string className)
    {
        var page = Claim(id, className);
        var slot = ExtentPage.SlotOf(id);
        if (page.IsKnown(slot)) throw new RecordFormatException($"object {id} created twice");
        Change(page, slot, isLive: true, null);
    }

    internal void Set(long id, StoredObject? o) => Change(PageOf(id)!, ExtentPage.SlotOf(id), isLive: true, o);

    internal void Delete(long id) => Change(PageOf(id)!, ExtentPage.SlotOf(id), isLive: false, null);

    /// <summary>An object that was deleted before, of which only the id is known.</summary>
    internal void AddGhost(long id, string className) => Change(Claim(id, className), ExtentPage.SlotOf(id), isLive: false, null);

    void Change(StoredPage page, int slot, bool isLive, StoredObject? o)
    {
        _changes.Add((page, slot, page.IsLive(slot), page.IsKnown(slot), page[slot]));
        page.Set(slot, isLive, isKnown: true, o);
    }
}
