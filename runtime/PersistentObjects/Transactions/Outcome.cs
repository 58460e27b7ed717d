using System.Runtime.ExceptionServices;

namespace PersistentObjects.Transactions;

/// <summary>How the turn of a writer has ended, before anybody has waited for the disk.</summary>
/// <param name="Version">Its own version if it is staged, else the newest one that it may have read.</param>
/// <param name="IsStaged">Whether it has changed anything, which is in the log or on the way there.</param>
/// <param name="Failure">What its body or a check has thrown; it was rolled back.</param>
readonly record struct Outcome(long Version, bool IsStaged, ExceptionDispatchInfo? Failure);
