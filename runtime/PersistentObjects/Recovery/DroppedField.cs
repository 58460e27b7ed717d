using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>A property whose data is given up.</summary>
sealed class DroppedField(StoredType stored) : FieldReader
{
    internal override void Read(ref RecordReader reader, PersistentObject o) => StoredValueReader.Silent.Read(ref reader, stored);

    internal override void ReadChange(ref RecordReader reader, PersistentObject o) => StoredCollection.PassOverChange(ref reader, stored);
}
