using System.Runtime.ExceptionServices;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>
/// Reads a value that is nested more deeply than the stack of the thread allows. Whoever opens a store may have a smaller
/// stack than the thread that set the value had, and what was acknowledged must be readable by any.
/// </summary>
static class DeepReading
{
    const int StackBytes = 64 << 20;

    internal static T Read<T>(ValueCodec<T> codec, ref RecordReader reader)
    {
        var (bytes, resolver) = (reader.Remaining.ToArray(), reader.Resolver);
        T value = default!;
        var length = 0;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(ReadThere, StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        reader.ReadBytes(length);
        return value;

        void ReadThere()
        {
            try
            {
                var there = new RecordReader(bytes, resolver);
                value = codec.Read(ref there);
                length = there.Position;
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e is RecordFormatException or OutOfMemoryException ? e : Refused(codec.TypeName, e));
            }
        }
    }

    /// <summary>A constructor of the user's, of a record for example, does not take what was stored, or no stack is deep enough for it.</summary>
    internal static RecordFormatException Refused(string typeName, Exception cause)
        => new($"a value that its type {typeName} refuses: {cause.Message}", cause);
}
