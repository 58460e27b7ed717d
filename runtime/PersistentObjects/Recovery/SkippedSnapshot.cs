namespace PersistentObjects;

/// <summary>A snapshot that opening the store has passed over.</summary>
/// <param name="File">The full name of the file.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record SkippedSnapshot(string File, string Reason);
