namespace PersistentObjects;

/// <summary>What happens to an object that refers to one which is deleted; see <see cref="OnDeleteAttribute"/>.</summary>
public enum DeleteRule
{
    /// <summary>The deletion is refused, unless the same transaction deletes the referring object too, or lets it refer to another one.</summary>
    Restrict,

    /// <summary>The reference becomes null; in a persistent collection, the element is taken out.</summary>
    SetNull,

    /// <summary>The referring object is deleted too, and so on.</summary>
    Cascade,
}
