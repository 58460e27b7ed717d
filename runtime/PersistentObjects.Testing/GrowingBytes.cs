namespace PersistentObjects.Testing;

/// <summary>Bytes that grow where they are written beyond their end; what is skipped is zero.</summary>
sealed class GrowingBytes
{
    byte[] _bytes = [];

    public int Length { get; private set; }

    public Span<byte> Span => _bytes.AsSpan(0, Length);

    public void Write(ReadOnlySpan<byte> bytes, int offset)
    {
        EnsureLength(offset + bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(offset));
    }

    public void EnsureLength(int length)
    {
        if (length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(length, 2 * _bytes.Length));
        Length = Math.Max(Length, length);
    }

    public GrowingBytes Clone() => new() { _bytes = Span.ToArray(), Length = Length };
}
