using System.Collections.Concurrent;
using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>
/// A property whose values can be read only when all is loaded: since a conversion looks at objects that they refer to, or since
/// the log tells what was done to a collection, which is not the collection that it was.
/// </summary>
/// <param name="then">Reads what is deferred.</param>
/// <param name="stored">The type of the values.</param>
/// <param name="renamed">The same with today's names.</param>
/// <param name="resolver">Finds what values mention.</param>
sealed class DeferredField(FieldReader then, StoredType stored, StoredType renamed, IObjectResolver resolver) : FieldReader
{
    readonly ConcurrentDictionary<PersistentObject, object> _pending = new(ReferenceEqualityComparer.Instance);

    internal override DeferredField Deferred => this;

    internal bool Has(PersistentObject o) => _pending.ContainsKey(o);

    /// <summary>What a collection holds is to be gone on from.</summary>
    internal void Begin(PersistentObject o, byte[] content) => _pending[o] = content;

    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        var start = reader.Position;
        StoredValueReader.Silent.Read(ref reader, stored);
        _pending[o] = reader.Between(start, reader.Position).ToArray();
    }

    internal override void ReadChange(ref RecordReader reader, PersistentObject o)
    {
        if (stored is not StoredType.Changing type)
        {
            Read(ref reader, o);
            return;
        }
        var values = StoredValueReader.Silent;
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
        foreach (var o in _pending.Keys.Where(o => o.Sidecar is null)) Finish(o);
        _pending.Clear();
    }

    /// <summary>Reads what is deferred of one object, if anything is.</summary>
    internal void Finish(PersistentObject o)
    {
        if (!TryTake(o, out var value)) return;
        var reader = new RecordReader(value, resolver);
        then.Read(ref reader, o);
    }

    /// <summary>Another value takes the place of what is deferred.</summary>
    internal void Drop(PersistentObject o) => _pending.TryRemove(o, out _);

    /// <summary>Goes on with what another description of the class has deferred, whose values the program that wrote this one has read.</summary>
    internal void GoOnFrom(DeferredField before, PersistentObject o)
    {
        if (before.TryTake(o, out var value)) _pending[o] = StoredCollection.Of((StoredType.Changing)stored, StoredValueReader.Silent, before.Transcode(value, renamed));
    }

    bool TryTake(PersistentObject o, out byte[] value)
    {
        value = [];
        if (!_pending.TryRemove(o, out var pending)) return false;
        if (pending is StoredCollection collection)
        {
            var writer = new RecordWriter();
            collection.Write(writer);
            value = writer.Written.ToArray();
        }
        else value = (byte[])pending;
        return true;
    }

    byte[] Transcode(byte[] value, StoredType to)
    {
        if (renamed.Layout == to.Layout) return value;
        var transcoder = Transcoder.TryCreate(renamed, to, ignoresNames: false)
            ?? throw new RecordFormatException($"a change of a {to.Layout}, which was stored as {renamed.Layout} before");
        var writer = new RecordWriter();
        var reader = new RecordReader(value, resolver);
        transcoder.Convert(ref reader, writer);
        return writer.Written.ToArray();
    }
}
