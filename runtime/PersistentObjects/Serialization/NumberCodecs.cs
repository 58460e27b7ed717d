using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

sealed class Int128Codec() : ValueCodec<Int128>("int128")
{
    public override void Write(RecordWriter writer, Int128 value) => BinaryPrimitives.WriteInt128LittleEndian(writer.Append(16), value);

    public override Int128 Read(ref RecordReader reader) => BinaryPrimitives.ReadInt128LittleEndian(reader.ReadBytes(16));

    public override bool Same(Int128 a, Int128 b) => a == b;
}

sealed class UInt128Codec() : ValueCodec<UInt128>("uint128")
{
    public override void Write(RecordWriter writer, UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(writer.Append(16), value);

    public override UInt128 Read(ref RecordReader reader) => BinaryPrimitives.ReadUInt128LittleEndian(reader.ReadBytes(16));

    public override bool Same(UInt128 a, UInt128 b) => a == b;
}

sealed class HalfCodec() : ValueCodec<Half>("float16")
{
    public override void Write(RecordWriter writer, Half value)
        => BinaryPrimitives.WriteUInt16LittleEndian(writer.Append(2), BitConverter.HalfToUInt16Bits(value));

    public override Half Read(ref RecordReader reader)
        => BitConverter.UInt16BitsToHalf(BinaryPrimitives.ReadUInt16LittleEndian(reader.ReadBytes(2)));

    public override bool Same(Half a, Half b) => BitConverter.HalfToUInt16Bits(a) == BitConverter.HalfToUInt16Bits(b);
}

sealed class RuneCodec() : ValueCodec<Rune>("rune")
{
    public override void Write(RecordWriter writer, Rune value) => writer.WriteVarUInt64((ulong)value.Value);

    public override Rune Read(ref RecordReader reader)
    {
        var raw = reader.ReadVarUInt64();
        return raw <= int.MaxValue && Rune.TryCreate((int)raw, out var value) ? value : throw Numbers.OutOfRange(TypeName, raw.ToString());
    }

    public override bool Same(Rune a, Rune b) => a == b;
}

/// <summary>A length, then two's complement, little-endian, in the shortest form that keeps the sign; zero is one byte.</summary>
sealed class BigIntegerCodec() : ValueCodec<BigInteger>("bigint")
{
    public override void Write(RecordWriter writer, BigInteger value)
    {
        var length = value.GetByteCount();
        writer.WriteVarUInt64((ulong)length);
        value.TryWriteBytes(writer.Append(length), out _);
    }

    public override BigInteger Read(ref RecordReader reader)
    {
        var bytes = reader.ReadBytes(reader.ReadLength());
        if (bytes.IsEmpty || (bytes.Length > 1 && IsPadding(bytes[^1], bytes[^2])))
        {
            throw new RecordFormatException("an integer that is not in its shortest form");
        }
        return new BigInteger(bytes);
    }

    public override bool Same(BigInteger a, BigInteger b) => a == b;

    static bool IsPadding(byte last, byte before) => (last == 0 && before < 0x80) || (last == 0xFF && before >= 0x80);
}
