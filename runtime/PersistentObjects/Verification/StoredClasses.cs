using PersistentObjects.Schema;

namespace PersistentObjects.Verification;

/// <summary>The class descriptions that were read so far, as <see cref="SchemaCatalog"/> has them for the application.</summary>
/// <remarks>
/// A class that was called differently before is one class, whatever its pages and descriptions are called: its name now stands for
/// all of them.
/// </remarks>
sealed class StoredClasses
{
    readonly Dictionary<int, StoredLayout> _byNumber = [];
    readonly Dictionary<string, StoredLayout> _latest = [];
    readonly Dictionary<string, StoredLayout> _latestOfAllNames = [];
    readonly Dictionary<string, string> _renamed = [];

    ReaderRecord _ofSnapshot = ReaderRecord.None;

    internal int LastNumber { get; private set; }

    /// <summary>The newest description of each class, in the order of their numbers.</summary>
    internal IEnumerable<StoredClass> Latest => _latest.Values.Select(layout => layout.Description).OrderBy(stored => stored.Number);

    /// <summary>Who wrote the log, and which migrations have run.</summary>
    internal StoreHistory History { get; set; } = StoreHistory.Empty;

    /// <summary>Who may read what is there: a snapshot that was taken by a newer program may be for fewer than the log.</summary>
    internal ReaderRecord Readers => History.Reader.Raise(_ofSnapshot);

    /// <summary>A description that was read from the log.</summary>
    /// <exception cref="RecordFormatException">It makes no sense.</exception>
    internal void Add(StoredClass stored)
    {
        if (stored.Number <= LastNumber) throw new RecordFormatException($"schema number {stored.Number} after {LastNumber}");
        var layout = new StoredLayout(stored);
        LastNumber = stored.Number;
        // Their descriptions, which are older, say no more what updates of their objects mean.
        foreach (var former in stored.FormerNames.Where(former => NameNow(former) != NameNow(stored.Name))) _renamed[NameNow(former)] = NameNow(stored.Name);
        _byNumber[stored.Number] = _latest[stored.Name] = _latestOfAllNames[NameNow(stored.Name)] = layout;
    }

    /// <summary>The name that stands for a class and all that it was called before.</summary>
    internal string NameNow(string className)
    {
        while (_renamed.TryGetValue(className, out var later)) className = later;
        return className;
    }

    /// <summary>Whether both are names of one class.</summary>
    internal bool IsSame(string one, string other) => one == other || NameNow(one) == NameNow(other);

    /// <summary>Replaces all by those that a snapshot brings along.</summary>
    internal void Restore(SchemaState state, ReaderRecord readers)
    {
        _ofSnapshot = readers;
        _byNumber.Clear();
        _latest.Clear();
        _latestOfAllNames.Clear();
        _renamed.Clear();
        LastNumber = 0;
        foreach (var stored in state.Latest) Add(stored);
        if (state.LastNumber < LastNumber) throw new RecordFormatException($"a last schema number {state.LastNumber} that is less than {LastNumber}");
        LastNumber = state.LastNumber;
        History = state.History;
    }

    /// <summary>The description with a number, also one that another has replaced; null when there is none.</summary>
    internal StoredClass? Find(int number) => _byNumber.GetValueOrDefault(number)?.Description;

    internal StoredLayout ByNumber(ulong number) => number <= int.MaxValue && _byNumber.TryGetValue((int)number, out var layout)
        ? layout
        : throw new RecordFormatException($"schema number {number}, which no schema record has introduced");

    internal StoredLayout LatestOf(string className) => _latestOfAllNames.TryGetValue(NameNow(className), out var layout)
        ? layout
        : throw new RecordFormatException($"an object of '{className}', which no schema record has introduced");

    /// <summary>
    /// Whether an object of one class may be where one of another class is expected. Classes without objects of their own are
    /// not described, so what they derive from is not known; then it is believed.
    /// </summary>
    internal bool MayBe(string className, string expected)
    {
        // The name of a generic class has arguments that may be written in more than one way.
        if (expected.Contains('<', StringComparison.Ordinal)) return true;
        for (var steps = 0; steps <= _latest.Count; steps++)
        {
            if (IsSame(className, expected)) return true;
            if (!_latestOfAllNames.TryGetValue(NameNow(className), out var layout)) return true;
            if (layout.Description.BaseName.Length == 0) return false;
            className = layout.Description.BaseName;
        }
        return true;
    }
}
