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
    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        var start = reader;
        try
        {
            property.Read(ref reader, o);
            binder.Refusals.Remove(o, property);
        }
        catch (ReferenceTypeException e) when (binder.HasChangedClasses)
        {
            binder.Refusals.Add(o, property, e.Explanation);
            reader = start;
            StoredValueReader.Silent.Read(ref reader, stored);
        }
    }
}
