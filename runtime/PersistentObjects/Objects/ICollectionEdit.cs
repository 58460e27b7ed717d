using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>One change of a collection. Structs implement it, so that a change outside a transaction allocates no delegate.</summary>
/// <remarks>The members are called in this order, at most once each.</remarks>
/// <typeparam name="TCollection">The collection.</typeparam>
interface ICollectionEdit<TCollection>
    where TCollection : PersistentCollection
{
    /// <summary>
    /// Finds out what the collection will hold. It changes nothing: whatever the arguments, or code of the user's, give cause to
    /// throw is thrown here.
    /// </summary>
    /// <param name="current">The handle that carries what it holds now, null when that is nothing.</param>
    /// <returns>Whether anything becomes different.</returns>
    bool Compute(TCollection? current);

    /// <summary>Adds the persistent objects that the collection refers to from now on.</summary>
    void AddReferences(ICollection<PersistentObject> references);

    /// <summary>Appends the operations. The objects that they refer to have ids.</summary>
    void Log(RecordWriter journal);

    /// <summary>Gives the handle what was computed.</summary>
    void Apply(TCollection target);
}
