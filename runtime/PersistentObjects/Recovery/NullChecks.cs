using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Recovery;

/// <summary>
/// The properties that are not null today, and may be so in old objects: those that were added since, and those that could be
/// null before.
/// </summary>
sealed class NullChecks
{
    readonly Dictionary<(ClassExtent Extent, PersistentProperty Property), bool> _checked = [];

    internal void Add(ClassExtent extent, PersistentProperty property, bool isAdded) => _checked[(extent, property)] = isAdded;

    /// <summary>Whether a value must not be null, which the bytes of its type would allow.</summary>
    internal static bool Forbids(PersistentProperty property)
        => !property.IsCollection && !property.TypeName.EndsWith('?') && Schema.StoredType.Parse(property.TypeName).HasNullInside;

    /// <summary>One sentence for each property with null. The values are those that this thread's transaction sees, or the fields.</summary>
    /// <param name="valuesOf">The values of an object, or null when it is deleted.</param>
    /// <param name="refused">The values that are a difference already: in their place there is null.</param>
    internal IEnumerable<string> Describe(Func<PersistentObject, PersistentObject?> valuesOf, ValueRefusals? refused = null)
    {
        foreach (var ((extent, property), isAdded) in _checked)
        {
            var ids = extent.Objects
                .Where(o => valuesOf(o) is { } values && property.IsNull(values) && refused?.Has(o, property) != true)
                .Select(o => o.IdValue).ToArray();
            if (ids.Length == 0) continue;
            var name = $"{extent.Model.Name}.{property.Name}";
            yield return isAdded
                ? $"{name} was added and is not nullable, and would be null in {ValueRefusals.Name(ids)}. Give it an initializer, set it in a [Migration], or declare it nullable."
                : $"{name} is stored as nullable and declared as {property.TypeName}, and is null in {ValueRefusals.Name(ids)}. Say with [ConvertFrom] what null becomes, set it in a [Migration], or declare it nullable.";
        }
    }
}
