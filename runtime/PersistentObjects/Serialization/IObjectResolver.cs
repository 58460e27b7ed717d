namespace PersistentObjects.CompilerServices;

/// <summary>Finds the object with an id while records are read.</summary>
interface IObjectResolver
{
    /// <summary>The object, or null when there is none.</summary>
    PersistentObject? Resolve(long id);
}
