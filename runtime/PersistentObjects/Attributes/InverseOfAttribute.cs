namespace PersistentObjects;

/// <summary>Marks a property as the other side of a reference: the objects whose property refers to this one.</summary>
/// <example>
/// <code>
/// [Persistent]
/// public partial class Folder
/// {
///     [InverseOf(nameof(Issue.Folder))] public partial InverseSet&lt;Issue&gt; Issues { get; }
/// }
/// </code>
/// </example>
/// <remarks>
/// Nothing is stored for it. An index on the reference answers it, which is made when the reference has no [Index] of its own; by
/// that also deletions find who refers to an object.
/// </remarks>
/// <param name="property">The name of the property that refers to objects of this class, or of a base class of it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InverseOfAttribute(string property) : Attribute
{
    /// <summary>The name of the referring property.</summary>
    public string Property { get; } = property;
}
