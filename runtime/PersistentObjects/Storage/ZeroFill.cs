namespace PersistentObjects.Storage;

/// <summary>Writes zeros, in pieces that need no large buffer.</summary>
static class ZeroFill
{
    static readonly byte[] Zeros = new byte[256 << 10];

    public static void Write(IStorageFile file, long start, long end)
    {
        for (var offset = start; offset < end;)
        {
            var count = (int)Math.Min(Zeros.Length, end - offset);
            file.Write(Zeros.AsSpan(0, count), offset);
            offset += count;
        }
    }
}
