using PersistentObjects.Checks;
using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;

namespace PersistentObjects.Objects;

/// <summary>One concrete or abstract class in one store: its objects, its ids, its indexes.</summary>
/// <remarks>Changed under the writer lock, except <see cref="PublishedCount"/>, which is the publisher's.</remarks>
sealed class ClassExtent
{
    static readonly ObjectIndex[] NoIndexes = [];

    readonly PageList _pages = new();
    readonly ObjectIndex[][] _indexesByProperty;
    ExtentPage? _current;

    internal ClassExtent(ObjectHeap heap, PersistentClass model, ClassExtent? baseExtent)
    {
        Heap = heap;
        Model = model;
        HasInverses = model.HasInverses;
        Indexes = [.. baseExtent?.Indexes ?? [], .. model.OwnIndexes.Select(definition => definition.CreateIndex(heap))];
        _indexesByProperty = [.. model.Properties.Select(IndexesReading)];
        Ruled = [.. model.Properties.Where(property => property.HasRules)];
        Checks = ObjectChecks.Of(model);
        Family = [this];
        for (var ancestor = baseExtent; ancestor is not null; ancestor = ancestor.BaseExtent) ancestor.Family.Add(this);
        BaseExtent = baseExtent;
    }

    internal ObjectHeap Heap { get; }

    internal PersistentClass Model { get; }

    internal ClassExtent? BaseExtent { get; }

    /// <summary>What a class that is not declared any more derived from; null for every other one.</summary>
    internal string? RetiredBase { get; init; }

    /// <summary>Whether objects know, before they are added, who refers to them.</summary>
    internal bool HasInverses { get; }

    /// <summary>This class and its subclasses in this store; complete before the store is opened.</summary>
    internal List<ClassExtent> Family { get; }

    /// <summary>
    /// The indexes that objects of this class are in: those of the base classes first, and the same instances. Behind those that
    /// classes declare come those that are made for other sides of references.
    /// </summary>
    internal ObjectIndex[] Indexes { get; private set; }

    /// <summary>Those of them that this class is the owner of, and not a base class.</summary>
    internal IEnumerable<ObjectIndex> OwnIndexes => Indexes.Where(index => index.Definition.Owner == Model);

    /// <summary>The properties whose values are checked when an object is added.</summary>
    internal PersistentProperty[] Ruled { get; }

    /// <summary>What is checked of its objects at the end of a transaction, null when nothing is.</summary>
    internal ObjectChecks? Checks { get; }

    /// <summary>The properties, of whatever class, that may refer to objects of exactly this class; complete before the store is opened.</summary>
    internal IncomingReference[] Incoming { get; set; } = [];

    /// <summary>The id that the next object gets. Writer lock.</summary>
    internal long NextId { get; private set; }

    /// <summary>How many objects of exactly this class are published.</summary>
    internal PublishedCount PublishedCount { get; } = new();

    /// <summary>How many objects of exactly this class the write transaction sees. Writer lock.</summary>
    internal long NewestCount { get; set; }

    internal ArraySegment<ExtentPage?> Pages => _pages.Snapshot();

    /// <summary>Whether the store has one object of the class and its subclasses, and no more. Set before it is opened.</summary>
    internal bool IsSingle { get; set; }

    /// <summary>How many objects of the class and its subclasses the write transaction sees. Writer lock.</summary>
    internal long NewestFamilyCount => Family.Sum(member => member.NewestCount);

    /// <summary>The candidates of exactly this class. Recovery meets no others than live objects.</summary>
    internal IEnumerable<PersistentObject> Objects
    {
        get
        {
            foreach (var page in Pages)
            {
                for (var slot = 0; page is not null && slot < ExtentPage.Size; slot++)
                {
                    if (page[slot] is { } o) yield return o;
                }
            }
        }
    }

    internal ObjectIndex[] IndexesOf(PersistentProperty property) => _indexesByProperty[property.Ordinal];

    /// <summary>
    /// The index by which one finds who refers to an object through a property of this class; made when there is none. Before
    /// the store is opened.
    /// </summary>
    internal IReferrerIndex ReferrerIndexOf(PersistentProperty reference)
    {
        if (IndexesOf(reference).OfType<IReferrerIndex>().FirstOrDefault(index => reference.IsAnsweredBy((ObjectIndex)index)) is { } known) return known;
        var made = reference.NewReferrerIndex(Model).CreateIndex(Heap);
        foreach (var member in Family)
        {
            member.Indexes = [.. member.Indexes, made];
            member._indexesByProperty[reference.Ordinal] = member.IndexesReading(reference);
        }
        return (IReferrerIndex)made;
    }

    internal IdMark Mark() => new(this, _current, NextId, _pages.Count, Heap.Directory.Count);

    /// <summary>Gives the object an id and makes it a candidate of the extent. Its sidecar and home are set.</summary>
    internal long TakeId()
    {
        if (_current is null || NextId == _current.EndId)
        {
            _current = Heap.Directory.AddPage(this);
            _pages.Add(_current);
            NextId = _current.FirstId;
        }
        return NextId++;
    }

    internal void Put(PersistentObject o) => Heap.Directory.PageOf(o.IdValue)!.Put(o.IdValue, o);

    /// <summary>Takes a candidate away; a page that is empty and will not be filled goes too.</summary>
    internal void Remove(long id)
    {
        var page = Heap.Directory.PageOf(id)!;
        page.Remove(id);
        if (page.Live > 0) return;
        if (ReferenceEquals(page, _current))
        {
            if (NextId < page.EndId) return;
            _current = null;
        }
        _pages.Remove(page);
        Heap.Directory.Drop(page);
    }

    /// <summary>Takes a candidate away whose Add is rolled back; <see cref="Restore"/> sees to the pages.</summary>
    internal void TakeOut(long id) => Heap.Directory.PageOf(id)!.Remove(id);

    /// <summary>Rolls the ids back. The objects that had taken them are gone from their pages.</summary>
    internal void Restore(in IdMark mark)
    {
        _current = mark.Current;
        NextId = mark.NextId;
        _pages.Truncate(mark.PageCount);
        Heap.Directory.Truncate(mark.DirectoryCount);
    }

    /// <summary>Recovery: makes sure that the page of an id is this class's, and that new ids come behind it.</summary>
    internal void Claim(long id)
    {
        var page = Heap.Directory.PageOf(id);
        if (page is null)
        {
            // Pages are given out one after the other, and the log has every id that was taken.
            if (id >> ExtentPage.Shift > Heap.Directory.Count) throw new RecordFormatException($"object {id}, whose id nobody had given out yet");
            page = Heap.Directory.AddPage(this, (int)(id >> ExtentPage.Shift));
            _pages.Add(page);
        }
        if (!ReferenceEquals(page.Owner, this))
        {
            throw new RecordFormatException($"object {id} as one of '{Model.Name}' among those of '{page.Owner.Model.Name}'");
        }
        if (_current is null || page.Number >= _current.Number)
        {
            _current = page;
            NextId = Math.Max(NextId, id + 1);
        }
    }

    /// <summary>Recovery from a snapshot: the next page of the class, in ascending order.</summary>
    internal ExtentPage ClaimPage(int number)
    {
        if (Heap.Directory.PageAt(number) is { } taken)
        {
            throw new RecordFormatException($"page {number} of '{Model.Name}', which is one of '{taken.Owner.Model.Name}'");
        }
        if (_current is not null && number < _current.Number) throw new RecordFormatException($"page {number} of '{Model.Name}' behind page {_current.Number}");
        _current = Heap.Directory.AddPage(this, number);
        _pages.Add(_current);
        return _current;
    }

    /// <summary>
    /// Recovery from a snapshot, when all pages are there: ids go on where they stood. The page of the next id may be gone with
    /// its last object; its other ids are taken all the same, so that the next object begins a new page.
    /// </summary>
    internal void ResumeIds(long nextId)
    {
        if (_current is not null && (nextId - 1) >> ExtentPage.Shift == _current.Number) NextId = nextId;
        else
        {
            _current = null;
            NextId = 0;
        }
    }

    ObjectIndex[] IndexesReading(PersistentProperty property)
    {
        ObjectIndex[] reading = [.. Indexes.Where(index => index.Reads(property))];
        return reading.Length == 0 ? NoIndexes : reading;
    }
}

/// <summary>Where a class's ids stood before a transaction took any.</summary>
readonly record struct IdMark(ClassExtent Extent, ExtentPage? Current, long NextId, int PageCount, int DirectoryCount);
