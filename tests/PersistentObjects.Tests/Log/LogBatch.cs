namespace PersistentObjects.Tests.Log;

/// <summary>A batch as a test appends it and reads it back. Its first byte is the number of versions it holds.</summary>
sealed record LogBatch(long FirstVersion, string Content)
{
    public static LogBatch Of(long firstVersion, ReadOnlySpan<byte> records)
        => new(firstVersion, Convert.ToHexString(records));

    public static LogBatch Create(long firstVersion, int versions, ReadOnlySpan<byte> filler)
        => Of(firstVersion, [(byte)versions, .. filler]);

    public byte[] Records => Convert.FromHexString(Content);

    public int Versions => Records[0];
}
