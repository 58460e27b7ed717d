namespace PersistentObjects.Objects;

/// <summary>
/// Whoever runs the write transactions on a heap. The heap knows no more of it; setters, which stand above both, do.
/// </summary>
abstract class HeapOwner;
