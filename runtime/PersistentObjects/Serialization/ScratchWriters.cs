using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Compares values by encoding both, where nothing quicker tells whether their bytes are the same.</summary>
static class ScratchWriters
{
    // Of the thread, and taken while in use: a codec that is called may compare values itself.
    [ThreadStatic]
    static RecordWriter? t_first;

    [ThreadStatic]
    static RecordWriter? t_second;

    internal static bool SameBytes<T>(ValueCodec<T> codec, T a, T b)
    {
        var (first, second) = (t_first ?? new RecordWriter(), t_second ?? new RecordWriter());
        t_first = t_second = null;
        try
        {
            codec.Write(first, a);
            codec.Write(second, b);
            return first.Written.SequenceEqual(second.Written);
        }
        finally
        {
            first.Clear();
            second.Clear();
            (t_first, t_second) = (first, second);
        }
    }
}
