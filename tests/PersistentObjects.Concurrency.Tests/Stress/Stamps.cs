using System.Buffers.Binary;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>Wide values that tell which transaction wrote them, and whether they are torn.</summary>
static class Stamps
{
    const decimal Scale = 1_000_000_007_000_000_009m;

    internal static Guid Mark(long version, long ticket)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, (version << 32) | version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], (version << 32) | ticket);
        return new Guid(bytes);
    }

    /// <summary>False when the halves are of different transactions.</summary>
    internal static bool TryParse(Guid mark, out long version, out long ticket)
    {
        Span<byte> bytes = stackalloc byte[16];
        mark.TryWriteBytes(bytes);
        var low = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var high = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        (version, ticket) = (low >>> 32, high & 0xFFFFFFFF);
        return (low & 0xFFFFFFFF) == version && high >>> 32 == version;
    }

    internal static long VersionOf(Guid mark)
    {
        TryParse(mark, out var version, out _);
        return version;
    }

    /// <summary>The amount that belongs to a balance: both of its halves depend on it.</summary>
    internal static decimal Amount(long balance) => balance * Scale;

    internal static bool IsWhole(decimal amount) => amount % Scale == 0;
}
