using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>
/// Reads encoded values from one record. Bytes from disk are input: whatever does not decode throws
/// <see cref="RecordFormatException"/>, and nothing is read past the end.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RecordReader
{
    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    readonly ReadOnlySpan<byte> _bytes;
    readonly IObjectResolver? _resolver;
    int _position;
    int _nesting;

    internal RecordReader(ReadOnlySpan<byte> bytes, IObjectResolver? resolver = null)
    {
        _bytes = bytes;
        _resolver = resolver;
    }

    internal readonly bool AtEnd => _position == _bytes.Length;

    internal readonly int Position => _position;

    /// <summary>A reader of other bytes, which mention the same objects.</summary>
    internal readonly RecordReader Over(ReadOnlySpan<byte> bytes) => new(bytes, _resolver);

    /// <summary>Reads one byte.</summary>
    public byte ReadByte()
    {
        if (_position == _bytes.Length) throw Ended();
        return _bytes[_position++];
    }

    /// <summary>A structure that may contain itself begins.</summary>
    public void BeginNested()
    {
        if (++_nesting > RecordWriter.MaxNesting) throw new RecordFormatException($"a value that contains itself more than {RecordWriter.MaxNesting} deep at byte {_position}");
    }

    /// <summary>It ends.</summary>
    public void EndNested() => _nesting--;

    /// <summary>Reads the byte that says whether a value follows: 1, or 0 for null.</summary>
    public bool ReadPresence() => ReadByte() switch
    {
        0 => false,
        1 => true,
        var other => throw new RecordFormatException($"the byte {other} where a value that may be null begins"),
    };

    /// <summary>Reads what <see cref="RecordWriter.WriteVarUInt64"/> wrote; the shortest form only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    public ulong ReadVarUInt64()
    {
        var result = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = ReadByte();
            if (shift == 63 && part > 1) break;
            result |= (ulong)(part & 0x7F) << shift;
            if (part >= 0x80) continue;
            if (part == 0 && shift > 0) break;
            return result;
        }
        throw new RecordFormatException($"a variable-length number that is too long or not in its shortest form at byte {_position}");
    }

    /// <summary>Reads what <see cref="RecordWriter.WriteVarInt64"/> wrote.</summary>
    public long ReadVarInt64()
    {
        var raw = ReadVarUInt64();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>Reads four bytes, little-endian.</summary>
    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    /// <summary>Reads eight bytes, little-endian.</summary>
    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(8));

    /// <summary>Reads <paramref name="count"/> bytes; the span is valid as long as the record.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count < 0 || count > _bytes.Length - _position) throw Ended();
        var result = _bytes.Slice(_position, count);
        _position += count;
        return result;
    }

    /// <summary>Reads what <see cref="RecordWriter.WriteString"/> wrote.</summary>
    public string? ReadString()
    {
        var head = ReadVarUInt64();
        if (head == 0) return null;
        if ((head & 1) == 1)
        {
            var utf8 = ReadBytes(Bounded(head >> 1));
            try
            {
                return StrictUtf8.GetString(utf8);
            }
            catch (DecoderFallbackException e)
            {
                throw new RecordFormatException($"a string that is not UTF-8 before byte {_position}", e);
            }
        }
        if ((head & 2) == 0) throw new RecordFormatException($"an unknown form of string before byte {_position}");
        var utf16 = ReadBytes(Bounded((head >> 2) * 2));
        if (BitConverter.IsLittleEndian) return new string(MemoryMarshal.Cast<byte, char>(utf16));
        var chars = new char[utf16.Length / 2];
        for (var i = 0; i < chars.Length; i++) chars[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(utf16[(2 * i)..]);
        return new string(chars);
    }

    /// <summary>Reads the object that a reference names, null for none.</summary>
    public PersistentObject? ReadReference()
    {
        var id = ReadVarUInt64();
        if (id == 0) return null;
        return _resolver?.Resolve((long)id)
            ?? throw new RecordFormatException($"a reference to object {id}, which does not exist");
    }

    /// <summary>The blob whose content is in a file; for a reader of values alone, one that can't be read.</summary>
    internal readonly PersistentBlob ResolveBlob(BlobHash hash, long length)
        => _resolver?.ResolveBlob(hash, length) ?? new PersistentBlob(hash, length);

    /// <summary>Reads a length, which does not reach beyond the record.</summary>
    internal int ReadLength() => Bounded(ReadVarUInt64());

    /// <summary>
    /// Reads a length, or a number of elements, each of which takes one byte at least: neither can reach beyond the
    /// record, so what comes from a file makes nobody allocate without end. False for the zero that stands for none.
    /// </summary>
    internal bool TryReadLength(out int length)
    {
        var head = ReadVarUInt64();
        length = head == 0 ? 0 : Bounded(head - 1);
        return head != 0;
    }

    /// <summary>Reads a byte if it is this one.</summary>
    internal bool TryRead(byte expected)
    {
        if (_position == _bytes.Length) throw Ended();
        if (_bytes[_position] != expected) return false;
        _position++;
        return true;
    }

    /// <summary>The bytes from one position to another.</summary>
    internal readonly ReadOnlySpan<byte> Between(int start, int end) => _bytes[start..end];

    readonly int Bounded(ulong length)
        => length <= (ulong)(_bytes.Length - _position) ? (int)length : throw Ended();

    readonly RecordFormatException Ended() => new($"the record ends in the middle of a value at byte {_position}");
}
