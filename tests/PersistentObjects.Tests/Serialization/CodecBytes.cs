using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

static class CodecBytes
{
    public static byte[] Encode<T>(this ValueCodec<T> codec, T value)
    {
        var writer = new RecordWriter();
        codec.Write(writer, value);
        return writer.Written.ToArray();
    }

    /// <summary>Decodes one value, and says whether it took all the bytes.</summary>
    public static T Decode<T>(this ValueCodec<T> codec, ReadOnlySpan<byte> bytes, out bool all)
    {
        var reader = new RecordReader(bytes);
        var value = codec.Read(ref reader);
        all = reader.AtEnd;
        return value;
    }
}
