using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>Carries out the operations of transaction records on a heap that nobody else sees yet.</summary>
sealed class ObjectLoader(ObjectHeap heap, SchemaBinder schemas, LoadedObjects objects)
{
    ulong _creatable;

    /// <summary>
    /// A transaction of so many bytes begins. Each object that it creates takes two of them at least, so that a wrong
    /// count can't make objects without end.
    /// </summary>
    internal void Begin(long bytes) => _creatable = (ulong)bytes / 2;

    /// <summary>Carries out the operations of a transaction, or of a part of one.</summary>
    internal void Apply(ReadOnlySpan<byte> operations, long version)
    {
        var reader = new RecordReader(operations, objects);
        while (!reader.AtEnd)
        {
            var operation = reader.ReadByte();
            switch ((Operation)operation)
            {
                case Operation.Create:
                    Create(ref reader, version);
                    break;
                case Operation.Fill:
                    Fill(ref reader);
                    break;
                case Operation.Update:
                    Update(ref reader, version);
                    break;
                case Operation.Delete:
                    Delete(ref reader);
                    break;
                case Operation.Migrated:
                    schemas.History.Add(reader.ReadString());
                    break;
                default:
                    throw new RecordFormatException($"an unknown operation {operation} at byte {reader.Position - 1} of a transaction record");
            }
        }
    }

    /// <summary>
    /// Puts all objects into their indexes, and makes what was loaded the published state.
    /// </summary>
    internal void Finish(long version)
    {
        heap.FillIndexes();
        foreach (var extent in heap.Classes.All) extent.PublishedCount.Recovered(extent.NewestCount);
        heap.Staged = version;
        heap.Published = version;
    }

    void Create(ref RecordReader reader, long version)
    {
        var loaded = schemas.ByNumber(reader.ReadVarUInt64());
        var first = ReadId(ref reader);
        var extent = loaded.Extent;
        var count = reader.ReadVarUInt64();
        if (count > _creatable) throw new RecordFormatException($"{count} new objects in a transaction that is too short for them");
        _creatable -= count;
        for (; count > 0; count--, first++)
        {
            extent.Claim(first);
            if (heap.Directory.Find(first) is not null) throw new RecordFormatException($"object {first} created twice");
            var o = extent.Model.Create!();
            o.IdValue = first;
            o.Home = extent;
            o.Stamp = version << 1;
            extent.Put(o);
            extent.NewestCount++;
        }
    }

    void Fill(ref RecordReader reader)
    {
        var o = ReadObject(ref reader);
        foreach (ref readonly var field in schemas.Latest(o.Home!).Fields.AsSpan()) field.Read(ref reader, o);
    }

    void Update(ref RecordReader reader, long version)
    {
        var o = ReadObject(ref reader);
        var fields = schemas.Latest(o.Home!).Fields;
        for (var number = reader.ReadVarUInt64(); number != 0; number = reader.ReadVarUInt64())
        {
            if (number > (ulong)fields.Length) throw new RecordFormatException($"property number {number} of {ObjectNames.Short(o)}, which has {fields.Length}");
            fields[number - 1].ReadChange(ref reader, o);
        }
        o.Stamp = version << 1;
    }

    /// <summary>An object that still refers to this one finds it deleted, as before the restart.</summary>
    void Delete(ref RecordReader reader)
    {
        var o = ReadObject(ref reader);
        o.Home!.NewestCount--;
        o.Home.Remove(o.IdValue);
        o.Sidecar = VersionNode.DeletedForever;
    }

    PersistentObject ReadObject(ref RecordReader reader)
    {
        var id = ReadId(ref reader);
        return heap.Directory.Find(id) ?? throw new RecordFormatException($"a change of object {id}, which does not exist");
    }

    static long ReadId(ref RecordReader reader)
    {
        var id = reader.ReadVarUInt64();
        return id is > 0 and <= long.MaxValue >> ExtentPage.Shift ? (long)id : throw new RecordFormatException($"object id {id}");
    }
}
