using System.Runtime.InteropServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Serialization;

/// <summary>A record that is encoded and not framed yet.</summary>
readonly record struct EncodedRecord(RecordKind Kind, int Start, int Length);

/// <summary>
/// Turns the changes of a transaction into records: new class descriptions, then the transaction, in several parts when
/// it is large. Creations come first, so that references between new objects need no order, and deletions last.
/// </summary>
/// <remarks>Used under the writer lock; what it holds is valid until the next transaction is encoded.</remarks>
sealed class TransactionEncoder(SchemaCatalog schemas)
{
    /// <summary>A transaction of more bytes is written in parts, so that no buffer and no batch has to hold it whole.</summary>
    internal const int PartBytes = 1 << 20;

    readonly RecordWriter _operations = new();
    readonly RecordWriter _descriptions = new();
    readonly List<EncodedRecord> _descriptionRecords = [];
    readonly List<EncodedRecord> _records = [];
    int _partStart;

    /// <summary>Where the content of blobs goes.</summary>
    internal IBlobDestination? Blobs
    {
        set => _operations.Blobs = value;
    }

    /// <summary>Whether changes were marked as <see cref="VersionNode.Unchanged"/>.</summary>
    internal bool HasUnchanged { get; private set; }

    /// <summary>What comes first: who may read it, and the class descriptions that it needs.</summary>
    internal ReadOnlySpan<EncodedRecord> Descriptions => CollectionsMarshal.AsSpan(_descriptionRecords);

    /// <summary>The parts of the transaction; the last one completes it.</summary>
    internal ReadOnlySpan<EncodedRecord> Records => CollectionsMarshal.AsSpan(_records);

    /// <summary>How many bytes the parts have.</summary>
    internal int RecordBytes => _operations.Length;

    internal ReadOnlySpan<byte> BytesOf(in EncodedRecord record)
        => (record.Kind is RecordKind.Schema or RecordKind.Reader ? _descriptions : _operations).Written.Slice(record.Start, record.Length);

    /// <summary>Encodes all changes; false when there is nothing to write, because every object is as it was.</summary>
    internal bool Encode(ReadOnlySpan<Change> changes)
    {
        Begin();
        try
        {
            EncodeCreations(changes);
            var deletes = false;
            foreach (var (o, draft) in changes)
            {
                if (draft.Deleted) deletes = true;
                else if (draft.Older is { Absent: true }) EncodeFill(o, draft.Values!);
                else if (!EncodeUpdate(o, draft.Values!, draft.Older!.Values!)) HasUnchanged = draft.Unchanged = true;
                EndPartWhenLarge();
            }
            if (!deletes && _operations.Length == 0 && !schemas.History.MustBeWritten) return false;
            if (deletes) EncodeDeletions(changes);
            EncodeHistory();
        }
        catch
        {
            schemas.Revert();
            throw;
        }
        _records.Add(new EncodedRecord(RecordKind.Transaction, _partStart, _operations.Length - _partStart));
        return true;
    }

    /// <summary>Encodes the change of one property of an object that exists.</summary>
    internal void EncodeSingle<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        Begin();
        try
        {
            DescribeClass(o.Home!.Model);
            _operations.WriteByte((byte)Operation.Update);
            _operations.WriteVarUInt64((ulong)o.IdValue);
            _operations.WriteVarUInt64((ulong)property.Ordinal + 1);
            property.Codec.Write(_operations, value);
            _operations.WriteByte(0);
            EncodeHistory();
        }
        catch
        {
            schemas.Revert();
            throw;
        }
        _records.Add(new EncodedRecord(RecordKind.Transaction, 0, _operations.Length));
    }

    void Begin()
    {
        _operations.Clear();
        _descriptions.Clear();
        _descriptionRecords.Clear();
        _records.Clear();
        _partStart = 0;
        HasUnchanged = false;
    }

    void EncodeCreations(ReadOnlySpan<Change> changes)
    {
        for (var i = 0; i < changes.Length;)
        {
            if (!IsCreation(changes[i]))
            {
                i++;
                continue;
            }
            var first = changes[i].Object;
            var count = 1;
            while (i + count < changes.Length && IsCreation(changes[i + count]) && IsNext(first, changes[i + count].Object, count)) count++;
            i += count;
            var number = DescribeClass(first.Home!.Model);
            _operations.WriteByte((byte)Operation.Create);
            _operations.WriteVarUInt64((ulong)number);
            _operations.WriteVarUInt64((ulong)first.IdValue);
            _operations.WriteVarUInt64((ulong)count);
        }
        EndPartWhenLarge();
    }

    /// <summary>Also of an object that the transaction deletes again: its id is taken for ever.</summary>
    static bool IsCreation(in Change change) => change.Draft.Older is { Absent: true };

    static bool IsNext(PersistentObject first, PersistentObject o, int distance)
        => ReferenceEquals(first.Home, o.Home) && o.IdValue == first.IdValue + distance;

    void EncodeFill(PersistentObject o, PersistentObject values)
    {
        _operations.WriteByte((byte)Operation.Fill);
        _operations.WriteVarUInt64((ulong)o.IdValue);
        foreach (var property in o.Home!.Model.Properties) property.Write(_operations, values);
    }

    bool EncodeUpdate(PersistentObject o, PersistentObject values, PersistentObject before)
    {
        var begun = false;
        foreach (var property in o.Home!.Model.Properties)
        {
            if (property.IsSame(before, values)) continue;
            if (!begun)
            {
                DescribeClass(o.Home.Model);
                _operations.WriteByte((byte)Operation.Update);
                _operations.WriteVarUInt64((ulong)o.IdValue);
                begun = true;
            }
            _operations.WriteVarUInt64((ulong)property.Ordinal + 1);
            property.WriteChange(_operations, values);
        }
        if (begun) _operations.WriteByte(0);
        return begun;
    }

    void EncodeDeletions(ReadOnlySpan<Change> changes)
    {
        foreach (var (o, draft) in changes)
        {
            if (!draft.Deleted) continue;
            _operations.WriteByte((byte)Operation.Delete);
            _operations.WriteVarUInt64((ulong)o.IdValue);
            EndPartWhenLarge();
        }
    }

    /// <summary>What this program has to say once, and the log does not know yet.</summary>
    void EncodeHistory()
    {
        var history = schemas.History;
        if (!history.IsDue) return;
        if (history.DueReader is { } reader)
        {
            var start = _descriptions.Length;
            reader.Write(_descriptions);
            // Before the descriptions: whoever is too old for them is told so, and not what he does not know.
            _descriptionRecords.Insert(0, new EncodedRecord(RecordKind.Reader, start, _descriptions.Length - start));
        }
        foreach (var migration in history.DueMigrations)
        {
            _operations.WriteByte((byte)Operation.Migrated);
            _operations.WriteString(migration);
        }
        history.NoteEncoded();
    }

    int DescribeClass(PersistentClass model)
    {
        var number = schemas.NumberOf(model, out var added);
        if (added is null) return number;
        var start = _descriptions.Length;
        SchemaRecord.Write(_descriptions, added);
        _descriptionRecords.Add(new EncodedRecord(RecordKind.Schema, start, _descriptions.Length - start));
        return number;
    }

    void EndPartWhenLarge()
    {
        if (_operations.Length - _partStart < PartBytes) return;
        _records.Add(new EncodedRecord(RecordKind.TransactionPart, _partStart, _operations.Length - _partStart));
        _partStart = _operations.Length;
    }
}
