using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PersistentObjects.Storage;

/// <summary>
/// CRC-32C (Castagnoli, as in RFC 3720), kept as a running state: start with <see cref="Seed"/>, append, then
/// <see cref="Finish"/>.
/// </summary>
static class Crc32C
{
    public const uint Seed = uint.MaxValue;

    const uint Polynomial = 0x82F63B78;

    static readonly uint[] PowersOfTwo = ComputePowersOfTwo();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var value in bytes) state = BitOperations.Crc32C(state, value);
        return state;
    }

    /// <summary>Appends a number as its eight little-endian bytes.</summary>
    public static uint Append(uint state, ulong value) => BitOperations.Crc32C(state, value);

    /// <summary>Appends a number as its four little-endian bytes.</summary>
    public static uint Append(uint state, uint value) => BitOperations.Crc32C(state, value);

    public static uint Finish(uint state) => ~state;

    public static uint Compute(ReadOnlySpan<byte> bytes) => Finish(Append(Seed, bytes));

    /// <summary>
    /// What appending <paramref name="count"/> zero bytes makes of a state, in time that grows with the logarithm of the
    /// count. A CRC is linear: when r and q are the states at the start and end of a span, both from the same beginning,
    /// then appending that span to any state s gives <c>Advance(s ^ r, length) ^ q</c>.
    /// </summary>
    public static uint Advance(uint state, long count)
    {
        // Appending n zero bytes multiplies the state by x^(8n), modulo the polynomial.
        for (var power = 0; count != 0; power++, count >>= 1)
        {
            if ((count & 1) != 0) state = Multiply(PowersOfTwo[power], state);
        }
        return state;
    }

    static uint[] ComputePowersOfTwo()
    {
        var powers = new uint[63];
        powers[0] = 1u << (31 - 8);
        for (var i = 1; i < powers.Length; i++) powers[i] = Multiply(powers[i - 1], powers[i - 1]);
        return powers;
    }

    // Polynomials modulo 2, bit 31 is x^0.
    static uint Multiply(uint left, uint right)
    {
        var product = 0u;
        for (var bit = 1u << 31; bit != 0; bit >>= 1)
        {
            if ((left & bit) != 0) product ^= right;
            right = (right & 1) != 0 ? (right >> 1) ^ Polynomial : right >> 1;
        }
        return product;
    }
}
