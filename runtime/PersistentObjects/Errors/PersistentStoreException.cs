namespace PersistentObjects;

/// <summary>The base of all exceptions that a store throws for a condition of its data or its storage.</summary>
/// <remarks>Wrong use of the API throws the exceptions of the base class library instead.</remarks>
public abstract class PersistentStoreException : Exception
{
    private protected PersistentStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
