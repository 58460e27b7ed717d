namespace PersistentObjects;

/// <summary>
/// Marks a partial class whose objects live in a <see cref="PersistentStore"/>: its partial properties are written to
/// the store's log before they change, and are there again after a restart.
/// </summary>
/// <remarks>
/// <code>
/// [Persistent]
/// public partial class Account
/// {
///     public Account(string email) => Email = email;
///
///     [Unique] public partial string Email { get; set; }
///              public partial decimal Balance { get; set; }
/// }
/// </code>
/// The generator writes the property bodies, the constructor that recovery calls (initializers run, constructor bodies
/// do not) and the index access <c>store.Accounts.ByEmail</c>. Members that are not partial properties are not stored.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PersistentAttribute : Attribute;
