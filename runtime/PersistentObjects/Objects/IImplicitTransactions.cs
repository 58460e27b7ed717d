using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>Runs a setter that is called outside a write transaction.</summary>
interface IImplicitTransactions
{
    /// <summary>Sets one property in a transaction of its own.</summary>
    void Set<T>(PersistentObject o, PersistentProperty<T> property, T value);
}
