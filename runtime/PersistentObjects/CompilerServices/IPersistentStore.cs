using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>Implemented by generated code: makes a store that is not open yet, without reflection.</summary>
/// <typeparam name="TSelf">The store class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPersistentStore<TSelf>
    where TSelf : PersistentStore
{
    /// <summary>Makes the store; its base class opens it.</summary>
    static abstract TSelf Create(StoreOptions options);
}
