namespace PersistentObjects;

/// <summary>
/// Says what a class, a value type, or one of their properties was called before: data that was stored under the old name
/// is read under the new one.
/// </summary>
/// <example>
/// <code>
/// [Persistent, FormerlyNamed("Client")]
/// public sealed partial class Customer
/// {
///     [FormerlyNamed("Name")]
///     public partial string FullName { get; set; }
/// }
/// </code>
/// </example>
/// <remarks>
/// Stays as long as there may be data under the old name: in a store that no newer program has opened, a log, or a backup.
/// A type that has moved is named with its old namespace, <c>Shop.Old.Client</c>, or <c>global::Client</c> when it had none;
/// a nested one behind its outer one and <c>+</c>. A name without a dot is one of the same namespace, or the same outer type.
/// </remarks>
/// <param name="name">The old name.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    AllowMultiple = true, Inherited = false)]
public sealed class FormerlyNamedAttribute(string name) : Attribute
{
    /// <summary>The old name.</summary>
    public string Name { get; } = name;
}
