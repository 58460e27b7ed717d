using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Verification;

/// <summary>
/// Carries transactions out on a <see cref="StoredState"/>, each whole or not at all, and refuses what opening the store would
/// refuse.
/// </summary>
sealed class StoredTransaction
{
    const int MostTouched = 100;

    readonly StoredState _state;
    readonly StoredClasses _classes;
    readonly BlobMentions _blobs;
    readonly StoredValueReader _values;
    readonly StoredValueReader _anyValues = new((_, _) => { });
    readonly HashSet<long> _unfilled = [];
    readonly SortedSet<long> _touched = [];
    ulong _creatable;
    StoreHistory _history = StoreHistory.Empty;

    internal StoredTransaction(StoredState state, StoredClasses classes, BlobMentions blobs)
    {
        (_state, _classes, _blobs) = (state, classes, blobs);
        state.Names = classes;
        _values = new StoredValueReader(CheckReference, (in head, _) => blobs.Add(head));
    }

    /// <summary>The objects that the last transaction would have changed, up to where it could be read, but not more than 100.</summary>
    internal IReadOnlyCollection<long> Touched => _touched;

    /// <exception cref="RecordFormatException">It can't be carried out; nothing of it was.</exception>
    internal void Apply(IReadOnlyList<byte[]> parts, ReadOnlySpan<byte> last, long version)
    {
        // Each object that it creates takes two bytes at least, so that a wrong count can't make objects without end.
        _creatable = (ulong)(parts.Sum(part => (long)part.Length) + last.Length) / 2;
        _unfilled.Clear();
        _touched.Clear();
        _history = _classes.History;
        _state.Begin();
        try
        {
            foreach (var part in parts) Apply(part, version);
            Apply(last, version);
            if (_unfilled.Count > 0) throw new RecordFormatException($"object {_unfilled.Min()} without values");
        }
        catch
        {
            _state.RollBack();
            throw;
        }
        _state.Commit();
        _classes.History = _history;
    }

    void Apply(ReadOnlySpan<byte> operations, long version)
    {
        var reader = new RecordReader(operations);
        while (!reader.AtEnd)
        {
            var operation = reader.ReadByte();
            switch ((Operation)operation)
            {
                case Operation.Create:
                    Create(ref reader);
                    break;
                case Operation.Fill:
                    Fill(ref reader, operations, version);
                    break;
                case Operation.Update:
                    Update(ref reader, operations, version);
                    break;
                case Operation.Delete:
                    Delete(ref reader);
                    break;
                case Operation.Migrated:
                    _history = _history.With(reader.ReadString());
                    break;
                default:
                    throw new RecordFormatException($"an unknown operation {operation} at byte {reader.Position - 1} of a transaction record");
            }
        }
    }

    void Create(ref RecordReader reader)
    {
        var number = reader.ReadVarUInt64();
        var id = ReadId(ref reader);
        var count = reader.ReadVarUInt64();
        Touch(id);
        var className = _classes.ByNumber(number).ClassName;
        if (count > _creatable) throw new RecordFormatException($"{count} new objects in a transaction that is too short for them");
        _creatable -= count;
        for (; count > 0; count--, id++)
        {
            _state.Create(id, className);
            _unfilled.Add(id);
            Touch(id);
        }
    }

    void Fill(ref RecordReader reader, ReadOnlySpan<byte> operations, long version)
    {
        var id = ReadLiveId(ref reader, out var layout);
        var start = reader.Position;
        for (var i = 0; i < layout.Types.Length; i++)
        {
            _blobs.Owner = (layout, i, id);
            _values.Read(ref reader, layout.Types[i]);
        }
        _unfilled.Remove(id);
        if (_state.KeepsObjects) _state.Set(id, new StoredObject(layout, operations[start..reader.Position].ToArray(), version));
    }

    void Update(ref RecordReader reader, ReadOnlySpan<byte> operations, long version)
    {
        var id = ReadLiveId(ref reader, out var layout);
        var o = _state.Find(id);
        for (var number = reader.ReadVarUInt64(); number != 0; number = reader.ReadVarUInt64())
        {
            if (number > (ulong)layout.Types.Length) throw new RecordFormatException($"property number {number} of '{layout.ClassName}', which has {layout.Types.Length}");
            var property = (int)number - 1;
            var name = layout.Description.Properties[property];
            var start = reader.Position;
            _blobs.Owner = (layout, property, id);
            if (layout.Types[property] is StoredType.Changing collection)
            {
                o = Edit(o, name, collection, ref reader);
                continue;
            }
            _values.Read(ref reader, layout.Types[property]);
            if (o is not null) o = With(o, name, operations[start..reader.Position]);
        }
        if (o is not null) _state.Set(id, o with { Version = version });
    }

    StoredObject With(StoredObject o, StoredProperty property, ReadOnlySpan<byte> value)
    {
        var index = o.Layout.IndexOf(property);
        return index < 0
            ? o with { Layout = o.Layout.With(property), Values = [.. o.Values, .. value] }
            : o.With(_anyValues, index, value) with { Layout = o.Layout.With(index, property) };
    }

    StoredObject? Edit(StoredObject? o, StoredProperty property, StoredType.Changing type, ref RecordReader reader)
    {
        if (o is null)
        {
            StoredCollection.Change(ref reader, _values, type, null);
            return null;
        }
        // An object that is older than the property has an empty collection.
        if (o.Layout.IndexOf(property) < 0) o = With(o, property, type is StoredType.ChangingList ? [1] : [1, 0]);
        var index = o.Layout.IndexOf(property);
        o = Redeclare(o, index, property, type);
        return o.With(_anyValues, index, StoredCollection.Change(ref reader, _values, type, o.Collection(_anyValues, index))!);
    }

    /// <summary>The elements may have been of another type when the object was last written.</summary>
    StoredObject Redeclare(StoredObject o, int index, StoredProperty property, StoredType.Changing type)
    {
        var names = _classes.LatestOf(o.Layout.ClassName).Description.ValueNames;
        var layout = o.Layout.With(index, property);
        if (ReferenceEquals(layout, o.Layout)) return o;
        if (o.Layout.Types[index].Layout == type.Layout) return o with { Layout = layout };
        var transcoder = Transcoder.TryCreate(new SchemaNames(names).Today(o.Layout.Types[index]), type, ignoresNames: true)
            ?? throw new RecordFormatException($"a change of '{o.Layout.ClassName}.{property.Name}' as {property.TypeName}, which was {o.Layout.Types[index].Layout}");
        var whole = o.Whole(_anyValues);
        var positions = whole.Split(_anyValues);
        var converted = new RecordWriter();
        var reader = new RecordReader(whole.Values.AsSpan(positions[index]..positions[index + 1]));
        transcoder.Convert(ref reader, converted);
        return whole.With(_anyValues, index, converted.Written) with { Layout = layout };
    }

    void Delete(ref RecordReader reader)
    {
        var id = ReadLiveId(ref reader, out _);
        _unfilled.Remove(id);
        _state.Delete(id);
    }

    long ReadLiveId(ref RecordReader reader, out StoredLayout layout)
    {
        var id = ReadId(ref reader);
        Touch(id);
        if (!_state.IsLive(id)) throw new RecordFormatException($"a change of object {id}, which does not exist");
        layout = _classes.LatestOf(_state.PageOf(id)!.ClassName);
        return id;
    }

    void CheckReference(ulong id, StoredName className)
    {
        if (id > long.MaxValue || !_state.IsLive((long)id)) throw new RecordFormatException($"a reference to object {id}, which does not exist");
        var found = _state.PageOf((long)id)!.ClassName;
        if (!_classes.MayBe(found, className.Text)) throw new RecordFormatException($"a reference to object {id} of '{found}' where one of '{className.Text}' is expected");
    }

    void Touch(long id)
    {
        if (_touched.Count < MostTouched) _touched.Add(id);
    }

    static long ReadId(ref RecordReader reader)
    {
        var id = reader.ReadVarUInt64();
        return id is > 0 and <= long.MaxValue >> ExtentPage.Shift ? (long)id : throw new RecordFormatException($"object id {id}");
    }
}
