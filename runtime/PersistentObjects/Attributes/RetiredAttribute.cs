namespace PersistentObjects;

/// <summary>
/// Names a property, or on an assembly a class, that is not declared any more though there is data of it. The data is kept,
/// and a <see cref="MigrationAttribute">migration</see> can read it. The name must not be used again.
/// </summary>
/// <example>
/// <code>
/// [assembly: Retired("Shop.Coupon")]
///
/// [Persistent, Retired("Nickname"), Retired("Fax", DropData = true)]
/// public sealed partial class Customer
/// </code>
/// </example>
/// <param name="name">The property's name; or the full name of the class, as in <see cref="FormerlyNamedAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class RetiredAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the data is given up, once all migrations have run. Once a snapshot has been taken it can't be brought back.</summary>
    public bool DropData { get; set; }
}
