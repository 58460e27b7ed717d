namespace PersistentObjects;

/// <summary>
/// Says how values that were stored with another type become values of this property: by a static method of the class that
/// takes the old value.
/// </summary>
/// <example>
/// <code>
/// [ConvertFrom(nameof(PriceFromDouble))]
/// public partial decimal Price { get; set; }
///
/// static decimal PriceFromDouble(double old) => (decimal)old;
/// </code>
/// </example>
/// <remarks>
/// Called once for each stored value while the store is opened, on any thread, before anybody sees the object: it must not read
/// other objects, and must give the same result each time. The type of its parameter says which stored values it is for; a
/// structure or record there needs the members of the stored one, not its name. Types that lose nothing (<see langword="int"/> to
/// <see langword="long"/>, a value to its nullable form) need no method, and neither does a record that gets a nullable member.
/// </remarks>
/// <param name="method">The method's name. Overloads are for different old types.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class ConvertFromAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
