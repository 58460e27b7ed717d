using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Recovery;

/// <summary>A property whose values are brought from the stored type to today's.</summary>
/// <param name="property">Today's property.</param>
/// <param name="stored">The type that the values were stored with.</param>
/// <param name="transcoder">Brings them to today's type, or to that which the conversion takes; null when they have it.</param>
/// <param name="conversion">Which of the property's conversions follows; -1 for none.</param>
/// <param name="binder">Gets what has no counterpart.</param>
sealed class EvolvedField(PersistentProperty property, StoredType stored, Transcoder? transcoder, int conversion, FieldBinder binder) : FieldReader
{
    [ThreadStatic]
    static RecordWriter? t_scratch;

    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        var start = reader;
        try
        {
            if (transcoder is null) ReadToday(ref reader, o);
            else
            {
                var scratch = t_scratch ?? new RecordWriter();
                // A conversion of the user's may come by here again, on this thread.
                t_scratch = null;
                scratch.Clear();
                transcoder.Convert(ref reader, scratch);
                var converted = reader.Over(scratch.Written);
                ReadToday(ref converted, o);
                t_scratch = scratch;
            }
            binder.Refusals.Remove(o, property);
        }
        catch (ValueRefusedException e)
        {
            PassOver(ref reader, start, o, e.Message);
        }
        catch (ReferenceTypeException e) when (binder.HasChangedClasses)
        {
            PassOver(ref reader, start, o, e.Explanation);
        }
    }

    void PassOver(ref RecordReader reader, RecordReader start, PersistentObject o, string reason)
    {
        binder.Refusals.Add(o, property, reason);
        reader = start;
        StoredValueReader.Silent.Read(ref reader, stored);
    }

    void ReadToday(ref RecordReader reader, PersistentObject o)
    {
        if (conversion < 0)
        {
            property.Read(ref reader, o);
            return;
        }
        try
        {
            property.ReadConverted(conversion, ref reader, o);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            throw new ValueRefusedException($"a value that its [ConvertFrom] method refuses ({e.GetType().Name}: {e.Message})");
        }
    }
}
