using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>A structure that the store does not know by itself.</summary>
readonly record struct Color(byte Red, byte Green, byte Blue);

/// <summary>A class likewise.</summary>
sealed record Tag(string Text);

sealed class ColorCodec : IValueCodec<Color>
{
    public void Write(Color value, IBufferWriter<byte> output) => output.Write([value.Red, value.Green, value.Blue]);

    public Color Read(ReadOnlySpan<byte> bytes)
        => bytes.Length == 3 ? new(bytes[0], bytes[1], bytes[2]) : throw new FormatException("a color has three bytes");
}

sealed class TagCodec : IValueCodec<Tag>
{
    static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public void Write(Tag value, IBufferWriter<byte> output) => output.Write(Encoding.UTF8.GetBytes(value.Text));

    public Tag Read(ReadOnlySpan<byte> bytes) => new(Strict.GetString(bytes));
}

/// <summary>Calls another codec while it writes, as codecs of containers do.</summary>
sealed class SpanOfCodec : IValueCodec<Range>
{
    public void Write(Range value, IBufferWriter<byte> output)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), value.Start.Value);
        output.Advance(4);
        output.Write(ValueCodecs.Opaque("codec Color", new ColorCodec()).Encode(new Color((byte)value.End.Value, 0, 0)));
    }

    public Range Read(ReadOnlySpan<byte> bytes)
    {
        var start = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var color = ValueCodecs.Opaque("codec Color", new ColorCodec()).Decode(bytes[4..], out _);
        return (start & 0x7FFF_FFFF)..color.Red;
    }
}

static class OpaqueCases
{
    public static CodecCase[] All { get; } =
    [
        new CodecCase<Color>(ValueCodecs.Opaque("codec Shop.Color", new ColorCodec()), default, new(1, 2, 3), new(255, 255, 255)),
        new CodecCase<Color?>(ValueCodecs.NullableOpaque("codec Shop.Color", new ColorCodec()), null, default(Color), new Color(1, 2, 3)),
        new CodecCase<Tag?>(ValueCodecs.Opaque<Tag?>("codec Shop.Tag?", new TagCodec()!), null, new(""), new("a"), new("a"), new(new('x', 3_000))),
        new CodecCase<Range>(ValueCodecs.Opaque("codec Shop.Range<int32?>", new SpanOfCodec()), default, 1..2, 70_000..255),
    ];
}
