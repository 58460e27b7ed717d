using PersistentObjects.CompilerServices;

namespace PersistentObjects.Schema;

/// <summary>
/// The class descriptions that the log holds, and which of them today's classes are written with. A description is
/// written to the log before its first use.
/// </summary>
/// <remarks>Read at recovery, then changed under the writer lock.</remarks>
sealed class SchemaCatalog
{
    readonly Dictionary<PersistentClass, int> _numbers = [];
    readonly Dictionary<string, StoredClass> _latest = [];
    readonly List<PersistentClass> _unconfirmed = [];
    readonly Dictionary<PersistentClass, WrittenNames> _written = [];
    readonly HashSet<PersistentClass> _misread = [];
    int _lastNumber;

    /// <summary>A description that was read from the log. Later ones of the same class replace it.</summary>
    internal void Add(StoredClass stored)
    {
        if (stored.Number <= _lastNumber) throw new RecordFormatException($"schema number {stored.Number} after {_lastNumber}");
        _lastNumber = stored.Number;
        _latest[stored.Name] = stored;
    }

    /// <summary>Who wrote the log, and which migrations have run.</summary>
    internal HistoryCatalog History { get; } = new();

    /// <summary>The number of the newest description.</summary>
    internal int LastNumber => _lastNumber;

    /// <summary>The catalogue as of the newest staged version. Writer lock, between transactions.</summary>
    internal SchemaState Capture()
    {
        var latest = new Dictionary<string, StoredClass>(_latest);
        foreach (var description in _numbers.Select(described => Describe(described.Key, described.Value))) latest[description.Name] = description;
        return new SchemaState(_lastNumber, [.. latest.Values.OrderBy(stored => stored.Number)]) { History = History.Logged };
    }

    /// <summary>The descriptions were read; this number is taken as well, by one that another has replaced.</summary>
    internal void Restored(int lastNumber)
    {
        if (lastNumber < _lastNumber) throw new RecordFormatException($"a last schema number {lastNumber} that is less than {_lastNumber}");
        _lastNumber = lastNumber;
    }

    /// <summary>The number that a class's objects are written with; <paramref name="added"/> when it must be written first.</summary>
    internal int NumberOf(PersistentClass model, out StoredClass? added)
    {
        added = null;
        if (_numbers.TryGetValue(model, out var number)) return number;
        if (_misread.Contains(model)) throw History.NotForOlderReaders($"Objects of {model.Name} can't be stored: they may be met where an object of a class is expected that older programs know.");
        var today = Describe(model, _lastNumber + 1);
        if (_latest.TryGetValue(today.Name, out var stored) && stored.SaysTheSameAs(today)) return _numbers[model] = stored.Number;
        added = today;
        _lastNumber++;
        _unconfirmed.Add(model);
        return _numbers[model] = today.Number;
    }

    /// <summary>The transaction that added descriptions, or had something due, is staged, and so are they.</summary>
    internal void Confirm()
    {
        _unconfirmed.Clear();
        History.Confirm();
    }

    /// <summary>The transaction that added descriptions is not staged.</summary>
    internal void Revert()
    {
        foreach (var model in _unconfirmed) _numbers.Remove(model);
        _lastNumber -= _unconfirmed.Count;
        _unconfirmed.Clear();
        History.Revert();
    }

    /// <summary>Older programs are to read what is written of a class: it is described by the names that they know.</summary>
    internal void WriteAs(PersistentClass model, WrittenNames names) => _written[model] = names;

    /// <summary>Older programs would misread objects of a class.</summary>
    internal void Refuse(PersistentClass model) => _misread.Add(model);

    /// <summary>What is written of a class from now on.</summary>
    internal StoredClass Describe(PersistentClass model, int number)
    {
        var names = _written.GetValueOrDefault(model);
        return new StoredClass(number, names?.Name ?? model.Name, BaseName(model.Base), [.. model.Properties.Select(property => Describe(property, names))])
        {
            FormerNames = names is null ? model.FormerNames : [.. model.FormerNames.Where(former => former != names.Name)],
            ValueNames = [.. model.Ancestors.Prepend(model).SelectMany(declaring => declaring.ValueNames).Distinct()],
        };
    }

    string BaseName(PersistentClass? model) => model is null ? "" : _written.GetValueOrDefault(model)?.Name ?? model.Name;

    static StoredProperty Describe(PersistentProperty property, WrittenNames? names)
    {
        var today = new StoredProperty(property.Name, property.TypeName) { FormerNames = property.FormerNames };
        return names?.Properties.GetValueOrDefault(property.Name) is { } known
            ? known with { FormerNames = [.. property.FormerNames.Where(former => former != known.Name)] }
            : today;
    }
}
