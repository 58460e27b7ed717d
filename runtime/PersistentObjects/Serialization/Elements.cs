using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>What the codecs of sequences, sets and maps share.</summary>
static class Elements
{
    const int InitialCapacity = 64;

    internal static void WriteCount(RecordWriter writer, int count) => writer.WriteVarUInt64((ulong)count + 1);

    /// <summary>A list that grows as elements arrive: their number came from a file.</summary>
    internal static List<T> ListFor<T>(int count) => new(Math.Min(count, InitialCapacity));

    /// <summary>
    /// Readers refuse more elements than bytes, which would make a damaged number of them an endless loop. So must writers.
    /// </summary>
    internal static void RequireBytes(RecordWriter writer, int start, int count, string typeName)
    {
        if (writer.Length - start >= count) return;
        throw new NotSupportedException($"The elements of a value of type {typeName} have no content. Store their number instead.");
    }
}
