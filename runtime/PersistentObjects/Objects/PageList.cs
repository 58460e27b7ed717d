namespace PersistentObjects.Objects;

/// <summary>A growing list of pages that readers walk without a lock; one writer, under the writer lock.</summary>
/// <remarks>
/// A reader takes count and array once and walks those. It may meet pages whose objects it must not see, as every
/// candidate, but misses none that was there when it began: an array that is replaced is not changed any more, and
/// holds all pages that it held.
/// </remarks>
sealed class PageList
{
    ExtentPage?[] _pages = new ExtentPage?[4];
    int _count;

    internal int Count => _count;

    /// <summary>The page at an index, null when there is none.</summary>
    internal ExtentPage? this[int index]
    {
        get
        {
            var pages = Volatile.Read(ref _pages);
            return (uint)index < (uint)pages.Length ? Volatile.Read(ref pages[index]) : null;
        }
    }

    /// <summary>What is there now. The count is read before the array: the writer stores them the other way round.</summary>
    internal ArraySegment<ExtentPage?> Snapshot()
    {
        var count = Volatile.Read(ref _count);
        return new(Volatile.Read(ref _pages), 0, count);
    }

    internal void Set(int index, ExtentPage? page)
    {
        if (index >= _pages.Length)
        {
            TestHooks.At(HookPoint.PagesGrow);
            var larger = new ExtentPage?[Math.Max(index + 1, checked(2 * _pages.Length))];
            _pages.CopyTo(larger, 0);
            Volatile.Write(ref _pages, larger);
        }
        Volatile.Write(ref _pages[index], page);
        if (index >= _count) Volatile.Write(ref _count, index + 1);
    }

    internal void Add(ExtentPage page) => Set(_count, page);

    /// <summary>Drops the pages from an index on.</summary>
    internal void Truncate(int count)
    {
        var end = _count;
        Volatile.Write(ref _count, count);
        for (var i = count; i < end; i++) Volatile.Write(ref _pages[i], null);
    }

    /// <summary>Drops one page, and closes the gaps when they are half of the list.</summary>
    internal void Remove(ExtentPage page)
    {
        var gaps = 0;
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_pages[i], page)) Volatile.Write(ref _pages[i], null);
            if (_pages[i] is null) gaps++;
        }
        if (2 * gaps <= _count) return;
        var kept = new ExtentPage?[_pages.Length];
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_pages[i] is { } live) kept[count++] = live;
        }
        Volatile.Write(ref _pages, kept);
        Volatile.Write(ref _count, count);
    }
}
