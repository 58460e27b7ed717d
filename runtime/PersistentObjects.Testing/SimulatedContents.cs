namespace PersistentObjects.Testing;

/// <summary>
/// The contents of one simulated file, whatever its name: what programs read (the cache), what is on the disk, and the
/// writes in between.
/// </summary>
sealed class SimulatedContents(string name)
{
    public const int SectorBytes = 512;

    readonly List<Write> _pending = [];
    GrowingBytes _cached = new();
    GrowingBytes _durable = new();

    public long Length => _cached.Length;

    /// <summary>How many writes have not been synced; a sync covers those that precede it.</summary>
    public int PendingWrites => _pending.Count;

    public int Read(Span<byte> buffer, long offset)
    {
        var count = (int)Math.Clamp(_cached.Length - offset, 0, buffer.Length);
        if (count > 0) _cached.Span.Slice((int)offset, count).CopyTo(buffer);
        return count;
    }

    public void Add(ReadOnlySpan<byte> bytes, long offset)
    {
        if (bytes.IsEmpty) return;
        _pending.Add(new Write((int)offset, bytes.ToArray()));
        _cached.Write(bytes, (int)offset);
    }

    /// <summary>The first <paramref name="count"/> pending writes reach the disk.</summary>
    public void Sync(int count)
    {
        foreach (var write in _pending.Take(count)) _durable.Write(write.Bytes, write.Offset);
        _pending.RemoveRange(0, count);
    }

    /// <summary>
    /// The first <paramref name="count"/> pending writes reach the disk in part, and will not be tried again, while the
    /// cache still shows them: what Linux does when writing back fails.
    /// </summary>
    public void FailSync(int count, Survival survival)
    {
        foreach (var write in _pending.Take(count)) ApplyInPart(write, _durable, survival);
        _pending.RemoveRange(0, count);
    }

    /// <summary>The cache shows the disk, and what is still on its way there.</summary>
    public void DropCache()
    {
        _cached = _durable.Clone();
        foreach (var write in _pending) _cached.Write(write.Bytes, write.Offset);
    }

    /// <summary>A copy of the same file, with what is still on its way to the disk.</summary>
    public SimulatedContents Fork()
    {
        var fork = new SimulatedContents(name) { _cached = _cached.Clone(), _durable = _durable.Clone() };
        fork._pending.AddRange(_pending);
        return fork;
    }

    /// <summary>What a power cut leaves.</summary>
    public SimulatedContents AfterPowerCut(Survival survival)
    {
        var survivors = _durable.Clone();
        foreach (var write in _pending) ApplyInPart(write, survivors, survival);
        return new SimulatedContents(name) { _cached = survivors, _durable = survivors.Clone() };
    }

    void ApplyInPart(Write write, GrowingBytes bytes, Survival survival)
    {
        if (survival.KeepsLength(name)) bytes.EnsureLength(write.End);
        var end = Math.Min(write.End, bytes.Length);
        for (int start = write.Offset, next; start < end; start = next)
        {
            next = Math.Min(end, (start / SectorBytes + 1) * SectorBytes);
            var length = next - start;
            switch (survival.DecidePiece(name, start))
            {
                case PieceFate.Written: write.Bytes.AsSpan(start - write.Offset, length).CopyTo(bytes.Writable(start, length)); break;
                case PieceFate.Zeros: bytes.Writable(start, length).Clear(); break;
                case PieceFate.Garbage: survival.FillGarbage(bytes.Writable(start, length)); break;
            }
        }
    }

    readonly record struct Write(int Offset, byte[] Bytes)
    {
        public int End => Offset + Bytes.Length;
    }
}
