using System.Buffers.Binary;

namespace PersistentObjects.Serialization;

/// <summary>The SHA-256 of a blob's content (FIPS 180-4), which names it.</summary>
/// <param name="High">The first 16 bytes, as a number whose most significant byte comes first.</param>
/// <param name="Low">The other 16 bytes.</param>
readonly record struct BlobHash(UInt128 High, UInt128 Low)
{
    internal const int Bytes = 32;

    const int Half = Bytes / 2;

    internal static BlobHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        System.Security.Cryptography.SHA256.HashData(content, hash);
        return Read(hash);
    }

    internal static BlobHash Read(ReadOnlySpan<byte> bytes)
        => new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[Half..]));

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[Half..], Low);
    }

    /// <summary>64 hexadecimal digits, in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    internal static bool TryParse(ReadOnlySpan<char> text, out BlobHash hash)
    {
        hash = default;
        if (text.Length != 2 * Bytes || text.ContainsAnyExcept("0123456789abcdef")) return false;
        hash = Read(Convert.FromHexString(text));
        return true;
    }
}
