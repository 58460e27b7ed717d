using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>Appends encoded values to a growing buffer. The byte layouts are those of FORMAT.md, "Values".</summary>
/// <remarks>Not thread-safe; the store that owns it uses it under its writer lock.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecordWriter
{
    /// <summary>
    /// How deep a structure may contain itself. A number, not what the stack allows: what one thread has written, every
    /// thread must be able to read.
    /// </summary>
    internal const int MaxNesting = 256;

    const int KeptCapacity = 1 << 20;

    byte[] _bytes = new byte[256];
    int _length;
    int _nesting;

    /// <summary>Creates an empty writer.</summary>
    public RecordWriter()
    {
    }

    internal int Length => _length;

    /// <summary>Where the content of blobs goes; null when hashes stand for it.</summary>
    internal IBlobDestination? Blobs { get; set; }

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Forgets what was written, and gives back a buffer that one huge transaction made large.</summary>
    internal void Clear()
    {
        _length = 0;
        _nesting = 0;
        if (_bytes.Length > KeptCapacity) _bytes = new byte[256];
    }

    /// <summary>A structure that may contain itself begins.</summary>
    /// <exception cref="NotSupportedException">It contains itself too often.</exception>
    public void BeginNested()
    {
        if (++_nesting > MaxNesting)
        {
            throw new NotSupportedException(
                $"A value contains values of its own type more than {MaxNesting} deep. Store the parts as persistent objects that refer to one another.");
        }
    }

    /// <summary>It ends.</summary>
    public void EndNested() => _nesting--;

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    /// <summary>Writes an unsigned number in one to ten bytes, seven bits each, least significant first.</summary>
    public void WriteVarUInt64(ulong value)
    {
        var span = Reserve(10);
        var count = 0;
        while (value >= 0x80)
        {
            span[count++] = (byte)(value | 0x80);
            value >>= 7;
        }
        span[count++] = (byte)value;
        _length += count;
    }

    /// <summary>Writes a signed number in one to ten bytes, zigzag encoded, so that small negative numbers stay small.</summary>
    public void WriteVarInt64(long value) => WriteVarUInt64((ulong)(value << 1) ^ (ulong)(value >> 63));

    /// <summary>Writes four bytes, little-endian.</summary>
    public void WriteFixed32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);
        _length += 4;
    }

    /// <summary>Writes eight bytes, little-endian.</summary>
    public void WriteFixed64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);
        _length += 8;
    }

    /// <summary>Writes as many bytes as the caller puts into the span.</summary>
    internal Span<byte> Append(int count)
    {
        var span = Reserve(count)[..count];
        _length += count;
        return span;
    }

    /// <summary>Takes back what was written after the writer had this length.</summary>
    internal void Truncate(int length)
    {
        _length = length;
        _nesting = 0;
    }

    /// <summary>What was written from there on, to be put into another order.</summary>
    internal Span<byte> WrittenSince(int start) => _bytes.AsSpan(start.._length);

    /// <summary>Writes bytes as they are, without a length.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>
    /// Writes a string or null: a length and UTF-8, or UTF-16 when the string holds a surrogate without its partner,
    /// which UTF-8 has no bytes for.
    /// </summary>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteByte(0);
            return;
        }
        // A short string's length takes one byte in UTF-8, so that the bytes can be written behind it at once.
        if (value.Length <= 20)
        {
            var span = Reserve(1 + 3 * value.Length);
            if (!TryEncode(value, span[1..], out var written)) WriteUtf16(value);
            else
            {
                span[0] = (byte)(1 + ((uint)written << 1));
                _length += 1 + written;
            }
            return;
        }
        var byteCount = Utf8ByteCount(value);
        if (byteCount < 0)
        {
            WriteUtf16(value);
            return;
        }
        WriteVarUInt64(1 + ((ulong)byteCount << 1));
        Encoding.UTF8.GetBytes(value, Reserve(byteCount));
        _length += byteCount;
    }

    static bool TryEncode(string value, Span<byte> destination, out int written)
        => System.Text.Unicode.Utf8.FromUtf16(value, destination, out _, out written, replaceInvalidSequences: false)
            == System.Buffers.OperationStatus.Done;

    static int Utf8ByteCount(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])) return -1;
            i++;
        }
        return Encoding.UTF8.GetByteCount(value);
    }

    void WriteUtf16(string value)
    {
        WriteVarUInt64(2 + ((ulong)value.Length << 2));
        var span = Reserve(checked(2 * value.Length));
        if (BitConverter.IsLittleEndian) MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(span);
        else
        {
            for (var i = 0; i < value.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(span[(2 * i)..], value[i]);
        }
        _length += 2 * value.Length;
    }

    Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count) Grow(count);
        return _bytes.AsSpan(_length);
    }

    void Grow(int count)
    {
        var needed = (long)_length + count;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException(
                "A transaction's changes take more than 2 GiB. Split it into several transactions.");
        }
        TestHooks.At(HookPoint.RecordGrows);
        Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _bytes.Length)));
    }
}
