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
        StoredValueReader.Silent.Read(ref reader, stored);
        var value = reader.Between(start, reader.Position);
        retained.Keep(o, property, value);
        if (_mentions) retained.NoteMentions(value, stored, classOf, blobOf);
    }
}
