using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Of <see cref="string"/> and of <c>string?</c>: a null is encoded either way, since the compiler can be overruled.</summary>
sealed class StringCodec(string typeName) : ValueCodec<string?>(typeName)
{
    public override void Write(RecordWriter writer, string? value) => writer.WriteString(value);

    public override string? Read(ref RecordReader reader) => reader.ReadString();

    public override bool Same(string? a, string? b) => string.Equals(a, b);
}

/// <summary>Sixteen bytes in the order of the text form (big-endian), whatever the machine.</summary>
sealed class GuidCodec() : ValueCodec<Guid>("guid")
{
    public override void Write(RecordWriter writer, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteBytes(bytes);
    }

    public override Guid Read(ref RecordReader reader) => new(reader.ReadBytes(16), bigEndian: true);

    public override bool Same(Guid a, Guid b) => a == b;
}

/// <summary>An enum as its underlying number. Values without a name are kept.</summary>
sealed class EnumCodec<T> : ValueCodec<T>
    where T : struct, Enum
{
    static readonly bool Signed = Type.GetTypeCode(typeof(T)) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    internal EnumCodec(string name)
        : base($"enum {name} : {(Signed ? "int" : "uint")}{8 * Unsafe.SizeOf<T>()}")
    {
    }

    public override void Write(RecordWriter writer, T value)
    {
        if (Signed) writer.WriteVarInt64(ToInt64(value));
        else writer.WriteVarUInt64((ulong)ToInt64(value));
    }

    public override T Read(ref RecordReader reader)
    {
        var raw = Signed ? reader.ReadVarInt64() : (long)reader.ReadVarUInt64();
        var value = FromInt64(raw);
        return ToInt64(value) == raw ? value : throw Numbers.OutOfRange(TypeName, raw.ToString());
    }

    public override bool Same(T a, T b) => ToInt64(a) == ToInt64(b);

    static long ToInt64(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Signed ? Unsafe.BitCast<T, sbyte>(value) : Unsafe.BitCast<T, byte>(value),
        2 => Signed ? Unsafe.BitCast<T, short>(value) : Unsafe.BitCast<T, ushort>(value),
        4 => Signed ? Unsafe.BitCast<T, int>(value) : Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, long>(value),
    };

    static T FromInt64(long value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<byte, T>((byte)value),
        2 => Unsafe.BitCast<ushort, T>((ushort)value),
        4 => Unsafe.BitCast<uint, T>((uint)value),
        _ => Unsafe.BitCast<long, T>(value),
    };
}

/// <summary>A byte that says whether there is a value, then the value.</summary>
sealed class NullableCodec<T>(ValueCodec<T> inner) : ValueCodec<T?>(inner.TypeName + "?")
    where T : struct
{
    public override bool HasReferences => inner.HasReferences;

    public override void Write(RecordWriter writer, T? value)
    {
        writer.WriteByte(value.HasValue ? (byte)1 : (byte)0);
        if (value is { } present) inner.Write(writer, present);
    }

    public override T? Read(ref RecordReader reader) => reader.ReadPresence() ? inner.Read(ref reader) : null;

    public override bool Same(T? a, T? b) => a.HasValue == b.HasValue && (!a.HasValue || inner.Same(a.Value, b!.Value));

    public override void AddReferences(T? value, ICollection<PersistentObject> references)
    {
        if (value is { } present) inner.AddReferences(present, references);
    }
}

/// <summary>Tells a reference from a value that contains references.</summary>
interface IReferenceCodec
{
    /// <summary>Whether the property is declared so that it may be null.</summary>
    bool AllowsNull { get; }
}

/// <summary>A reference as the id of the object, 0 for null.</summary>
sealed class ReferenceCodec<T>(string typeName) : ValueCodec<T?>(typeName), IReferenceCodec
    where T : PersistentObject
{
    public bool AllowsNull => TypeName.EndsWith('?');

    public override bool HasReferences => true;

    public override void Write(RecordWriter writer, T? value) => writer.WriteVarUInt64(value is null ? 0 : (ulong)value.IdValue);

    public override T? Read(ref RecordReader reader)
    {
        var target = reader.ReadReference();
        return target is null or T
            ? (T?)target
            : throw new ReferenceTypeException(target, TypeName);
    }

    public override bool Same(T? a, T? b) => ReferenceEquals(a, b);

    public override void AddReferences(T? value, ICollection<PersistentObject> references)
    {
        if (value is not null) references.Add(value);
    }
}
