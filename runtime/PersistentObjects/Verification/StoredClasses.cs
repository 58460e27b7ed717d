using PersistentObjects.Schema;

namespace PersistentObjects.Verification;

/// <summary>The class descriptions that were read so far, as <see cref="SchemaCatalog"/> has them for the application.</summary>
sealed class StoredClasses
{
    readonly Dictionary<int, StoredLayout> _byNumber = [];
    readonly Dictionary<string, StoredLayout> _latest = [];

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
        _byNumber[stored.Number] = _latest[stored.Name] = layout;
    }

    /// <summary>Replaces all by those that a snapshot brings along.</summary>
    internal void Restore(SchemaState state, ReaderRecord readers)
    {
        _ofSnapshot = readers;
        _byNumber.Clear();
        _latest.Clear();
        LastNumber = 0;
        foreach (var stored in state.Latest) Add(stored);
        if (state.LastNumber < LastNumber) throw new RecordFormatException($"a last schema number {state.LastNumber} that is less than {LastNumber}");
        LastNumber = state.LastNumber;
        History = state.History;
    }

    internal StoredLayout ByNumber(ulong number) => number <= int.MaxValue && _byNumber.TryGetValue((int)number, out var layout)
        ? layout
        : throw new RecordFormatException($"schema number {number}, which no schema record has introduced");

    internal StoredLayout LatestOf(string className) => _latest.TryGetValue(className, out var layout)
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
            if (className == expected) return true;
            if (!_latest.TryGetValue(className, out var layout)) return true;
            if (layout.Description.BaseName.Length == 0) return false;
            className = layout.Description.BaseName;
        }
        return true;
    }
}
