namespace PersistentObjects.Objects;

/// <summary>How messages name an object.</summary>
static class ObjectNames
{
    /// <summary><c>Customer#12</c>, or <c>Customer (detached)</c>.</summary>
    internal static string Short(PersistentObject o)
        => o.IdValue > 0 ? $"{o.GetType().Name}#{o.IdValue}" : $"{o.GetType().Name} (detached)";
}
