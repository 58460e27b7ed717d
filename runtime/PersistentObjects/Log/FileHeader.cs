using System.Buffers.Binary;
using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>
/// The first 64 bytes of a segment and of a snapshot, and all of <c>store.id</c>; FORMAT.md, "Directory".
/// </summary>
/// <param name="Kind">What the file is: <see cref="Segment"/>, <see cref="Snapshot"/> or <see cref="Identity"/>.</param>
/// <param name="StoreId">The store that the file belongs to.</param>
/// <param name="FirstVersion">The first commit version of a segment, the one of a snapshot, 0 in <c>store.id</c>.</param>
/// <param name="FileBytes">The length that the file was created with.</param>
readonly record struct FileHeader(ulong Kind, Guid StoreId, long FirstVersion, long FileBytes)
{
    public const int Size = 64;
    public const uint FormatVersion = 1;

    /// <summary>"POBJLOG1", as the number that these eight bytes are in little-endian order.</summary>
    public const ulong Segment = 0x31474F4C4A424F50;

    /// <summary>"POBJSTID".</summary>
    public const ulong Identity = 0x444954534A424F50;

    /// <summary>"POBJSNP1".</summary>
    public const ulong Snapshot = 0x31504E534A424F50;

    /// <summary>Where <see cref="Detail"/> lies.</summary>
    public const int DetailOffset = 48;

    /// <summary>Where <see cref="Link"/> lies.</summary>
    public const int LinkOffset = 56;

    const int ChecksumOffset = 60;

    // What it means depends on the kind of the file.
    readonly uint _atLinkOffset;

    /// <summary>
    /// Of a segment: 1 when the log begins with it, so that no part of a transaction lies in an earlier one, else 0. Of a
    /// snapshot: the offset of its directory. Of <c>store.id</c>: 1 while the directory is not a store yet, else 0.
    /// </summary>
    public long Detail { get; init; }

    /// <summary>Of a snapshot: when it was taken, in seconds since 1970.</summary>
    public uint TakenAt
    {
        get => _atLinkOffset;
        init => _atLinkOffset = value;
    }

    /// <summary>
    /// Of a segment: the checksum of the last batch of the segment before, 0 in the first one of a log. See <see cref="BatchHeader"/>.
    /// </summary>
    public uint Link
    {
        get => _atLinkOffset;
        init => _atLinkOffset = value;
    }

    /// <summary>The CRC-32C at the header's end, to which the first batch of a segment is linked.</summary>
    public uint Checksum => BinaryPrimitives.ReadUInt32LittleEndian(ToBytes().AsSpan(ChecksumOffset));

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Size);
        StoreId.TryWriteBytes(bytes.AsSpan(16));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), FirstVersion);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), FileBytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(DetailOffset), Detail);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(LinkOffset), _atLinkOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(ChecksumOffset), Crc32C.Compute(bytes.AsSpan(0, ChecksumOffset)));
        return bytes;
    }

    /// <summary>Reads and verifies the header of a file that must be of the given kind.</summary>
    /// <remarks>
    /// Magic, format version and checksum keep their places in every later format, so that a newer file is told from a
    /// damaged one.
    /// </remarks>
    public static FileHeader Read(IStorageFile file, ulong kind, string fullName)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var count = file.Read(bytes, 0);
        if (count < Size)
            throw new StoreCorruptedException(fullName, 0, $"a header of {Size} bytes", $"a file of {count} bytes");

        var foundKind = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (foundKind != kind)
            throw new StoreCorruptedException(fullName, 0, $"the magic number {kind:X16}", $"{foundKind:X16}");

        var computed = Crc32C.Compute(bytes[..ChecksumOffset]);
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumOffset..]);
        if (computed != stored)
        {
            throw new StoreCorruptedException(
                fullName, ChecksumOffset, $"the header's CRC-32C {computed:X8}", $"{stored:X8}");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version > FormatVersion) throw new UnsupportedStoreFormatException(fullName, version, FormatVersion);

        var header = new FileHeader(
            kind,
            new Guid(bytes.Slice(16, 16)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]))
        {
            Detail = BinaryPrimitives.ReadInt64LittleEndian(bytes[DetailOffset..]),
            Link = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LinkOffset..]),
        };

        // A file only gets its name once it is synced in full length, and never shrinks.
        if (file.Length < header.FileBytes)
        {
            throw new StoreCorruptedException(
                fullName, file.Length, $"a file of at least {header.FileBytes} bytes", $"{file.Length} bytes");
        }
        return header;
    }
}
