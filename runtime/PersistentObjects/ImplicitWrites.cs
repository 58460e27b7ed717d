namespace PersistentObjects;

/// <summary>Whether setters, Add and Delete may be called outside a write transaction.</summary>
public enum ImplicitWrites
{
    /// <summary>The default. Each such call is a transaction of its own.</summary>
    Allowed,

    /// <summary>Such a call throws <see cref="InvalidOperationException"/>: every change belongs into a Write.</summary>
    Forbidden,
}
