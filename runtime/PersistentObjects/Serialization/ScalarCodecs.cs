using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

sealed class BooleanCodec() : ValueCodec<bool>("bool")
{
    public override void Write(RecordWriter writer, bool value) => writer.WriteByte(value ? (byte)1 : (byte)0);

    public override bool Read(ref RecordReader reader) => reader.ReadByte() switch
    {
        0 => false,
        1 => true,
        var other => throw new RecordFormatException($"a bool of value {other}"),
    };

    public override bool Same(bool a, bool b) => a == b;
}

sealed class SignedCodec<T>(string typeName) : ValueCodec<T>(typeName)
    where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.ISignedNumber<T>
{
    public override void Write(RecordWriter writer, T value) => writer.WriteVarInt64(long.CreateTruncating(value));

    public override T Read(ref RecordReader reader)
    {
        var raw = reader.ReadVarInt64();
        var value = T.CreateTruncating(raw);
        return long.CreateTruncating(value) == raw ? value : throw Numbers.OutOfRange(TypeName, raw.ToString());
    }

    public override bool Same(T a, T b) => a == b;
}

sealed class UnsignedCodec<T>(string typeName) : ValueCodec<T>(typeName)
    where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IUnsignedNumber<T>
{
    public override void Write(RecordWriter writer, T value) => writer.WriteVarUInt64(ulong.CreateTruncating(value));

    public override T Read(ref RecordReader reader)
    {
        var raw = reader.ReadVarUInt64();
        var value = T.CreateTruncating(raw);
        return ulong.CreateTruncating(value) == raw ? value : throw Numbers.OutOfRange(TypeName, raw.ToString());
    }

    public override bool Same(T a, T b) => a == b;
}

sealed class CharCodec() : ValueCodec<char>("char")
{
    public override void Write(RecordWriter writer, char value) => writer.WriteVarUInt64(value);

    public override char Read(ref RecordReader reader)
    {
        var raw = reader.ReadVarUInt64();
        return raw <= char.MaxValue ? (char)raw : throw Numbers.OutOfRange(TypeName, raw.ToString());
    }

    public override bool Same(char a, char b) => a == b;
}

sealed class SingleCodec() : ValueCodec<float>("float32")
{
    public override void Write(RecordWriter writer, float value) => writer.WriteFixed32(BitConverter.SingleToUInt32Bits(value));

    public override float Read(ref RecordReader reader) => BitConverter.UInt32BitsToSingle(reader.ReadFixed32());

    public override bool Same(float a, float b) => BitConverter.SingleToUInt32Bits(a) == BitConverter.SingleToUInt32Bits(b);
}

sealed class DoubleCodec() : ValueCodec<double>("float64")
{
    public override void Write(RecordWriter writer, double value) => writer.WriteFixed64(BitConverter.DoubleToUInt64Bits(value));

    public override double Read(ref RecordReader reader) => BitConverter.UInt64BitsToDouble(reader.ReadFixed64());

    public override bool Same(double a, double b) => BitConverter.DoubleToUInt64Bits(a) == BitConverter.DoubleToUInt64Bits(b);
}

static class Numbers
{
    internal static RecordFormatException OutOfRange(string typeName, string value)
        => new($"the number {value} where a value of type {typeName} is expected");
}
