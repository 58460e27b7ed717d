namespace PersistentObjects.Testing;

/// <summary>
/// The contents of one simulated file, whatever its name: what programs read (the cache), what is on the disk, and the
/// writes in between.
/// </summary>
sealed class SimulatedContents(string name)
{
    public const int SectorBytes = 512;

    readonly List<Write> _pending = [];
    byte[] _cached = [];
    byte[] _durable = [];

    public long Length => _cached.Length;

    /// <summary>How many writes have not been synced; a sync covers those that precede it.</summary>
    public int PendingWrites => _pending.Count;

    public int Read(Span<byte> buffer, long offset)
    {
        if (offset >= _cached.Length) return 0;
        var count = (int)Math.Min(buffer.Length, _cached.Length - offset);
        _cached.AsSpan((int)offset, count).CopyTo(buffer);
        return count;
    }

    public void Add(ReadOnlySpan<byte> bytes, long offset)
    {
        if (bytes.IsEmpty) return;
        var write = new Write((int)offset, bytes.ToArray());
        _pending.Add(write);
        _cached = Apply(_cached, write);
    }

    /// <summary>The first <paramref name="count"/> pending writes reach the disk.</summary>
    public void Sync(int count)
    {
        foreach (var write in _pending.Take(count)) _durable = Apply(_durable, write);
        _pending.RemoveRange(0, count);
    }

    /// <summary>
    /// The first <paramref name="count"/> pending writes reach the disk in part, and will not be tried again, while the
    /// cache still shows them: what Linux does when writing back fails.
    /// </summary>
    public void FailSync(int count, Survival survival)
    {
        _durable = Survivors(_pending.Take(count), survival);
        _pending.RemoveRange(0, count);
    }

    /// <summary>The cache shows the disk, and what is still on its way there.</summary>
    public void DropCache()
    {
        _cached = _durable;
        foreach (var write in _pending) _cached = Apply(_cached, write);
    }

    /// <summary>What a power cut leaves.</summary>
    public SimulatedContents AfterPowerCut(Survival survival)
    {
        var contents = new SimulatedContents(name);
        contents._cached = contents._durable = Survivors(_pending, survival);
        return contents;
    }

    byte[] Survivors(IEnumerable<Write> writes, Survival survival)
    {
        var survivors = _durable;
        foreach (var write in writes)
        {
            var keepsLength = survival.KeepsLength(name);
            var before = survivors;
            survivors = keepsLength && write.End > before.Length ? Resize(before, write.End) : (byte[])before.Clone();
            for (int start = write.Offset, next; start < Math.Min(write.End, survivors.Length); start = next)
            {
                next = Math.Min(Math.Min(write.End, survivors.Length), (start / SectorBytes + 1) * SectorBytes);
                var piece = survivors.AsSpan(start, next - start);
                switch (survival.DecidePiece(name, start))
                {
                    case PieceFate.Written: write.Bytes.AsSpan(start - write.Offset, piece.Length).CopyTo(piece); break;
                    case PieceFate.Zeros: piece.Clear(); break;
                    case PieceFate.Garbage: survival.FillGarbage(piece); break;
                }
            }
        }
        return survivors;
    }

    static byte[] Apply(byte[] contents, Write write)
    {
        var result = write.End > contents.Length ? Resize(contents, write.End) : (byte[])contents.Clone();
        write.Bytes.CopyTo(result, write.Offset);
        return result;
    }

    static byte[] Resize(byte[] contents, int length)
    {
        Array.Resize(ref contents, length);
        return contents;
    }

    readonly record struct Write(int Offset, byte[] Bytes)
    {
        public int End => Offset + Bytes.Length;
    }
}
