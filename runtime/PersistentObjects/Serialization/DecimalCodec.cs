using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>One byte of sign and scale, then the 96-bit integer in one to fourteen bytes.</summary>
sealed class DecimalCodec() : ValueCodec<decimal>("decimal")
{
    const byte SignBit = 0x80;
    const int MaxScale = 28;

    public override void Write(RecordWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (byte)(bits[3] >> 16);
        writer.WriteByte(bits[3] < 0 ? (byte)(scale | SignBit) : scale);
        var low = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        var high = (uint)bits[2];
        // Seven bits at a time over the 96-bit integer.
        while (high != 0 || low >= 0x80)
        {
            writer.WriteByte((byte)(low | 0x80));
            low = (low >> 7) | ((ulong)high << 57);
            high >>= 7;
        }
        writer.WriteByte((byte)low);
    }

    public override decimal Read(ref RecordReader reader)
    {
        var head = reader.ReadByte();
        var scale = head & ~SignBit;
        if (scale > MaxScale) throw new RecordFormatException($"a decimal of scale {scale}");
        var integer = UInt128.Zero;
        for (var shift = 0; ; shift += 7)
        {
            if (shift > 91) throw new RecordFormatException("a decimal of more than 96 bits");
            var part = reader.ReadByte();
            integer |= (UInt128)(part & 0x7Fu) << shift;
            if (part >= 0x80) continue;
            if (part == 0 && shift > 0) throw new RecordFormatException("a decimal that is not in its shortest form");
            break;
        }
        if (integer >> 96 != 0) throw new RecordFormatException("a decimal of more than 96 bits");
        var low = (ulong)integer;
        return new decimal((int)low, (int)(low >> 32), (int)(uint)(integer >> 64), (head & SignBit) != 0, (byte)scale);
    }

    public override bool Same(decimal a, decimal b)
    {
        Span<int> x = stackalloc int[4], y = stackalloc int[4];
        decimal.GetBits(a, x);
        decimal.GetBits(b, y);
        return x.SequenceEqual(y);
    }
}
