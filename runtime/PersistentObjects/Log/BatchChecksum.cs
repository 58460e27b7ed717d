using PersistentObjects.Storage;

namespace PersistentObjects.Log;

/// <summary>The checksum of the batches of one segment.</summary>
/// <remarks>
/// It begins with what the batch does not contain: store, segment and offset. So a batch that is valid elsewhere, in
/// another store, in another segment or before its file was reused, is not valid here.
/// </remarks>
readonly struct BatchChecksum
{
    readonly uint _segmentState;

    public BatchChecksum(Guid storeId, long segmentVersion)
    {
        Span<byte> id = stackalloc byte[16];
        storeId.TryWriteBytes(id);
        _segmentState = Crc32C.Append(Crc32C.Append(Crc32C.Seed, id), (ulong)segmentVersion);
    }

    /// <summary>The state after the batch's header; records and padding are still to be appended.</summary>
    public uint AfterHeader(long offset, BatchHeader header)
    {
        var state = Crc32C.Append(_segmentState, (ulong)offset);
        state = Crc32C.Append(state, header.RecordBytes);
        state = Crc32C.Append(state, header.VersionOffset);
        state = Crc32C.Append(state, header.UnsyncedDistance);
        return Crc32C.Append(state, header.Link);
    }

    /// <summary>The checksum of a batch; <paramref name="padded"/> are its records and its padding.</summary>
    public uint Compute(long offset, BatchHeader header, ReadOnlySpan<byte> padded)
        => Crc32C.Finish(Crc32C.Append(AfterHeader(offset, header), padded));
}
