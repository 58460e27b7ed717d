using System.Collections.Concurrent;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>
/// A property whose values can be read only when all is loaded: since a conversion looks at objects that they refer to, or since
/// the log tells what was done to a collection, which is not the collection that it was.
/// </summary>
sealed class DeferredField(FieldReader then, StoredType stored, IObjectResolver resolver) : FieldReader
{
    readonly ConcurrentDictionary<PersistentObject, object> _pending = new(ReferenceEqualityComparer.Instance);

    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        var start = reader.Position;
        NewValueReader().Read(ref reader, stored);
        _pending[o] = reader.Between(start, reader.Position).ToArray();
    }

    internal override void ReadChange(ref RecordReader reader, PersistentObject o)
    {
        if (stored is not StoredType.Changing type)
        {
            Read(ref reader, o);
            return;
        }
        var values = NewValueReader();
        var before = _pending.GetValueOrDefault(o) switch
        {
            StoredCollection collection => collection,
            byte[] bytes => StoredCollection.Of(type, values, bytes),
            // An object that is older than the property has an empty collection.
            _ => StoredCollection.Of(type, values, type is StoredType.ChangingList ? [1] : [1, 0]),
        };
        _pending[o] = StoredCollection.Change(ref reader, values, type, before)!;
    }

    /// <summary>All is loaded.</summary>
    internal void Finish()
    {
        var scratch = new RecordWriter();
        foreach (var (o, value) in _pending)
        {
            if (o.Sidecar is not null) continue;
            scratch.Clear();
            if (value is StoredCollection collection) collection.Write(scratch);
            else scratch.WriteBytes((byte[])value);
            var reader = new RecordReader(scratch.Written, resolver);
            then.Read(ref reader, o);
        }
        _pending.Clear();
    }

    static StoredValueReader NewValueReader() => new((_, _) => { });
}
