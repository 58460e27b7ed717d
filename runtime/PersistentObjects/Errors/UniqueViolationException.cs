namespace PersistentObjects;

/// <summary>Two objects would have the same value of a <see cref="UniqueAttribute"/> property. Nothing was changed.</summary>
public sealed class UniqueViolationException : PersistentStoreException
{
    internal UniqueViolationException(string message, string className, string property, object? value, PersistentObject holder)
        : base(message)
    {
        ClassName = className;
        Property = property;
        Value = value;
        Holder = holder;
    }

    /// <summary>The class that declares the unique property.</summary>
    public string ClassName { get; }

    /// <summary>The unique property.</summary>
    public string Property { get; }

    /// <summary>The value that two objects would share.</summary>
    public object? Value { get; }

    /// <summary>The object that has the value already.</summary>
    public PersistentObject Holder { get; }
}
