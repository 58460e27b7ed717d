namespace PersistentObjects;

/// <summary>How far taking a snapshot has come.</summary>
/// <param name="Objects">Objects that were written.</param>
/// <param name="ObjectsTotal">Objects altogether.</param>
/// <param name="Bytes">Bytes that were written.</param>
public readonly record struct SnapshotProgress(long Objects, long ObjectsTotal, long Bytes);
