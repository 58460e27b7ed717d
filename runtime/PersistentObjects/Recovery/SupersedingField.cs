using PersistentObjects.CompilerServices;

namespace PersistentObjects.Recovery;

/// <summary>
/// A property as a newer description of the class has it, behind older ones whose values are still to be read: a whole value takes
/// their place, and a change comes behind them.
/// </summary>
sealed class SupersedingField(StoredField field, bool hasOperations, IReadOnlyList<DeferredField> before) : FieldReader
{
    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        foreach (var deferred in before) deferred.Drop(o);
        field.Read(ref reader, o);
    }

    internal override void ReadChange(ref RecordReader reader, PersistentObject o)
    {
        if (!hasOperations)
        {
            Read(ref reader, o);
            return;
        }
        // Only one of them has something: each has gone on from the one before it.
        foreach (var deferred in before)
        {
            if (field.Deferred is { } own) own.GoOnFrom(deferred, o);
            else deferred.Finish(o);
        }
        field.ReadChange(ref reader, o);
    }
}
