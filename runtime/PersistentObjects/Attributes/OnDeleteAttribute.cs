namespace PersistentObjects;

/// <summary>Says what happens to an object when the one that this property refers to is deleted.</summary>
/// <example>
/// <code>
/// [Index, OnDelete(DeleteRule.Cascade)]
/// public partial Order Order { get; set; }
/// </code>
/// </example>
/// <remarks>
/// Without it <see cref="DeleteRule.SetNull"/> holds for a reference that may be null, and <see cref="DeleteRule.Restrict"/> for
/// every other one, also inside of records, tuples and collections. With an [Index] on the property the objects that refer to
/// a deleted one are looked up; without one all objects of the class are looked at.
/// </remarks>
/// <param name="rule">What happens.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnDeleteAttribute(DeleteRule rule) : Attribute
{
    /// <summary>What happens.</summary>
    public DeleteRule Rule { get; } = rule;
}
