using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Objects;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>A property that is not declared any more, or not yet: its values are kept as they are.</summary>
sealed class RetainedField(StoredProperty property, StoredType stored, RetainedState retained, Func<long, ClassExtent?> classOf, Func<BlobHash, long, PersistentBlob> blobOf) : FieldReader
{
    readonly bool _mentions = stored.HasBlobs || ReferencedClassNames.In(property.TypeName) is not { Count: 0 };

    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        var start = reader.Position;
        retained.Values.Read(ref reader, stored);
        var value = reader.Between(start, reader.Position);
        retained.Keep(o, property, value);
        if (_mentions) retained.NoteMentions(value, stored, classOf, blobOf);
    }
}

/// <summary>A property whose data is given up.</summary>
sealed class DroppedField(StoredType stored) : FieldReader
{
    internal override void Read(ref RecordReader reader, PersistentObject o) => new StoredValueReader((_, _) => { }).Read(ref reader, stored);

    internal override void ReadChange(ref RecordReader reader, PersistentObject o)
    {
        if (stored is StoredType.Changing changing) StoredCollection.Change(ref reader, new StoredValueReader((_, _) => { }), changing, null);
        else Read(ref reader, o);
    }
}
