using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>
/// A property with references: classes may have lost base classes since, or not be declared any more, and an object then may not
/// be one that the property takes.
/// </summary>
sealed class GuardedField(PersistentProperty property, StoredType stored, FieldBinder binder) : FieldReader
{
    internal override void Read(ref RecordReader reader, PersistentObject o) => Read(ref reader, o, isChange: false);

    internal override void ReadChange(ref RecordReader reader, PersistentObject o) => Read(ref reader, o, isChange: true);

    void Read(ref RecordReader reader, PersistentObject o, bool isChange)
    {
        var start = reader;
        try
        {
            if (isChange) property.ReadChange(ref reader, o);
            else property.Read(ref reader, o);
            binder.Refusals.Remove(o, property);
        }
        catch (ReferenceTypeException e) when (binder.HasChangedClasses)
        {
            binder.Refusals.Add(o, property, e.Explanation);
            reader = start;
            if (isChange) StoredCollection.PassOverChange(ref reader, stored);
            else StoredValueReader.Silent.Read(ref reader, stored);
        }
    }
}
