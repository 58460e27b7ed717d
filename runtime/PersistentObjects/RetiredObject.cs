namespace PersistentObjects;

/// <summary>
/// An object of a class that is not declared any more (<see cref="RetiredAttribute"/>): a migration can read what is stored of it,
/// and delete it.
/// </summary>
public sealed class RetiredObject : PersistentObject
{
    internal RetiredObject()
    {
    }

    /// <summary>The full name that its class had.</summary>
    public string ClassName => Home!.Model.Name;

    /// <inheritdoc/>
    public override string ToString() => $"{ClassName}#{IdValue}";
}
