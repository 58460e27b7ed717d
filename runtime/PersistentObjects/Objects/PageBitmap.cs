namespace PersistentObjects.Objects;

/// <summary>Which of the 256 ids of a page have something: one bit for each, as snapshots have them too.</summary>
static class PageBitmap
{
    internal const int Bytes = ExtentPage.Size / 8;

    internal static bool Has(ReadOnlySpan<byte> bits, int slot) => (bits[slot >> 3] & (1 << (slot & 7))) != 0;

    internal static void Set(Span<byte> bits, int slot) => bits[slot >> 3] |= (byte)(1 << (slot & 7));

    internal static void Clear(Span<byte> bits, int slot) => bits[slot >> 3] &= (byte)~(1 << (slot & 7));

    internal static void Unite(Span<byte> bits, ReadOnlySpan<byte> more)
    {
        for (var i = 0; i < Bytes; i++) bits[i] |= more[i];
    }
}
