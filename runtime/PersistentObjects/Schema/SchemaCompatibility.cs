using PersistentObjects.CompilerServices;

namespace PersistentObjects.Schema;

/// <summary>Binds a stored description of a class to today's class, by the names of the properties.</summary>
static class SchemaCompatibility
{
    /// <summary>
    /// Today's property for each stored one, in stored order. Properties that were added since keep what their
    /// initializers give. Whatever else differs is added to <paramref name="differences"/>.
    /// </summary>
    internal static PersistentProperty?[] Bind(StoredClass stored, PersistentClass model, ICollection<string> differences)
    {
        var baseName = model.Base?.Name ?? "";
        if (stored.BaseName != baseName)
        {
            differences.Add($"{stored.Name} is stored with base class '{stored.BaseName}' and declared with '{baseName}'.");
        }
        var bound = new PersistentProperty?[stored.Properties.Count];
        for (var i = 0; i < bound.Length; i++)
        {
            var property = stored.Properties[i];
            var today = Array.Find(model.Properties, p => p.Name == property.Name);
            if (today is null) differences.Add($"{stored.Name}.{property.Name} ({property.TypeName}) is stored and not declared any more.");
            else if (!IsReadable(property.TypeName, today.TypeName))
            {
                differences.Add($"{stored.Name}.{property.Name} is stored as {property.TypeName} and declared as {today.TypeName}.");
            }
            bound[i] = today;
        }
        return bound;
    }

    /// <summary>Strings and references have the same bytes whether they may be null or not.</summary>
    static bool IsReadable(string stored, string declared)
        => stored == declared || (HasNullInside(declared) && stored.TrimEnd('?') == declared.TrimEnd('?'));

    static bool HasNullInside(string typeName)
        => typeName.StartsWith("ref ", StringComparison.Ordinal) || typeName.TrimEnd('?') == "string";
}
