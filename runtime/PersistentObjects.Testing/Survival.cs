namespace PersistentObjects.Testing;

/// <summary>Decides what a power cut leaves of everything that had not been synced.</summary>
/// <remarks>Derive from it to choose yourself. Called by one thread at a time.</remarks>
public abstract class Survival
{
    /// <summary>Not a byte and not a name.</summary>
    public static Survival Nothing { get; } = new Constant(false);

    /// <summary>All of it, as if the cache had been written out just before.</summary>
    public static Survival Everything { get; } = new Constant(true);

    /// <summary>Any part of it, chosen by a generator that starts from <paramref name="seed"/>.</summary>
    /// <param name="seed">The same seed chooses the same parts.</param>
    public static Survival Random(int seed) => new RandomSurvival(new Random(seed));

    /// <summary>Whether a name that was created, renamed or deleted keeps that change.</summary>
    /// <param name="path">The name that was created, or the one that was deleted.</param>
    public abstract bool KeepsEntry(string path);

    /// <summary>Whether a file keeps the length that a write gave it.</summary>
    /// <param name="path">The file's name when it was created.</param>
    public abstract bool KeepsLength(string path);

    /// <summary>What becomes of the part of a write that lies in one sector.</summary>
    /// <param name="path">The file's name when it was created.</param>
    /// <param name="offset">Where the part begins.</param>
    public abstract PieceFate DecidePiece(string path, long offset);

    /// <summary>Fills in what <see cref="PieceFate.Garbage"/> leaves.</summary>
    /// <param name="bytes">The part of the file.</param>
    public virtual void FillGarbage(Span<byte> bytes) => bytes.Fill(0xA5);

    sealed class Constant(bool survives) : Survival
    {
        public override bool KeepsEntry(string path) => survives;

        public override bool KeepsLength(string path) => survives;

        public override PieceFate DecidePiece(string path, long offset)
            => survives ? PieceFate.Written : PieceFate.Old;
    }
}
