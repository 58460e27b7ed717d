namespace PersistentObjects.Objects;

/// <summary>
/// Whoever runs the write transactions on a heap. The heap knows no more of it; setters, which stand above both, do.
/// </summary>
abstract class HeapOwner
{
    /// <summary>Settling has failed half-way, so objects and indexes may disagree: refuses writes from now on.</summary>
    internal abstract void Fail(Exception cause);
}
