namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What is known of the write transaction that code runs in.</summary>
enum TransactionContext
{
    /// <summary>It runs inside one.</summary>
    Inside,

    /// <summary>It is in a lambda or local function, which runs wherever somebody calls it.</summary>
    Unknown,

    /// <summary>It is in a member, whose caller may have begun one.</summary>
    AsCaller,

    /// <summary>
    /// It is in asynchronous code or top-level statements, and none was begun there. What awaits can't be a part of a
    /// transaction that somebody else has begun.
    /// </summary>
    Outside,
}
