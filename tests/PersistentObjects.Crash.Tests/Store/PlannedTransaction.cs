namespace PersistentObjects.Crash.Tests.Store;

/// <summary>A transaction to be carried out on model and store.</summary>
sealed record PlannedTransaction(Manner Manner, params IReadOnlyList<Edit> Edits)
{
    /// <summary>The store's own when null.</summary>
    public Durability? Durability { get; init; }

    public bool Commits => Manner is Manner.Alone or Manner.Write or Manner.WriteAsync;
}

/// <summary>How a transaction is carried out.</summary>
enum Manner
{
    /// <summary>One setter, Add or Delete outside a Write.</summary>
    Alone,
    Write,
    WriteAsync,

    /// <summary>The body throws when it has done all.</summary>
    Thrown,

    /// <summary>Refused when its body has ended: two objects would have the same code.</summary>
    Violating,
}
