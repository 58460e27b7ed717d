using PersistentObjects.Storage;

namespace PersistentObjects.Verification;

/// <summary>A file that nobody writes to, and of which all is read that the disk still gives.</summary>
/// <remarks>
/// Where the disk fails, there are bytes that nothing valid consists of: no checksum is right with them, and no end of a log
/// is clean. So what lies behind them is looked at, too, as behind any other damage.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="failed">Is told where the disk failed, once for each place.</param>
/// <param name="isPinned">Whether the file stays open whoever closes it, until <see cref="Close"/>.</param>
sealed class PinnedFile(IStorageFile file, Action<long, string> failed, bool isPinned) : IStorageFile
{
    /// <summary>How much of a file counts as unreadable together.</summary>
    internal const int PieceBytes = 4096;

    // A disk may try for seconds before it gives up, and one that has gone gives up every time.
    const int MostFailures = 100;

    const byte Nothing = 0xFF;

    readonly HashSet<long> _failures = [];

    public long Length => file.Length;

    public int Read(Span<byte> buffer, long offset)
    {
        try
        {
            return file.Read(buffer, offset);
        }
        catch (IOException)
        {
            return ReadPieces(buffer[..(int)Math.Clamp(Length - offset, 0, buffer.Length)], offset);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => throw PinnedFiles.ReadOnly();

    public void Sync() => throw PinnedFiles.ReadOnly();

    public void DropCache() => file.DropCache();

    public void Dispose()
    {
        if (!isPinned) Close();
    }

    internal void Close() => file.Dispose();

    int ReadPieces(Span<byte> buffer, long offset)
    {
        for (var done = 0; done < buffer.Length;)
        {
            var number = (offset + done) / PieceBytes;
            var count = (int)Math.Min(buffer.Length - done, ((number + 1) * PieceBytes) - (offset + done));
            ReadPiece(buffer.Slice(done, count), offset + done, number);
            done += count;
        }
        return buffer.Length;
    }

    void ReadPiece(Span<byte> piece, long offset, long number)
    {
        if (TryReadPiece(piece, offset, number, out var error)) return;
        piece.Fill(Nothing);
        // One report for pieces that lie side by side.
        if (_failures.Count <= MostFailures && _failures.Add(number) && !_failures.Contains(number - 1)) failed(offset, error);
    }

    bool TryReadPiece(Span<byte> piece, long offset, long number, out string error)
    {
        error = "Nothing is read any more, after so many failures.";
        if (_failures.Contains(number) || _failures.Count >= MostFailures) return false;
        try
        {
            error = "The file has become shorter.";
            return file.Read(piece, offset) == piece.Length;
        }
        catch (IOException e)
        {
            error = e.Message;
            return false;
        }
    }
}
