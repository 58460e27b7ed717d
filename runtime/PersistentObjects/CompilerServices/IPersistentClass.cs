using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>Implemented by generated code: gives a persistent class's model without reflection.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPersistentClass<TSelf>
    where TSelf : class
{
    /// <summary>The model.</summary>
    static abstract PersistentClass Model { get; }
}
