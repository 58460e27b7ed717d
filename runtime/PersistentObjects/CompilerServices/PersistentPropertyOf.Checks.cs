namespace PersistentObjects.CompilerServices;

/// <content>What is called before the value changes.</content>
public sealed partial class PersistentProperty<T>
{
    /// <summary>
    /// Calls the user's <c>On…Changing</c> with the object, the value that is to be replaced and the new one, in the transaction and
    /// before it changes anything; null when the user has none.
    /// </summary>
    public Action<PersistentObject, T, T>? Changing { get; init; }
}
