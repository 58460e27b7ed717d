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

    /// <summary>
    /// Null has bytes of its own in strings, references, records and others, whether the type says so or not: a question
    /// mark that comes or goes there changes nothing, wherever it stands in the type.
    /// </summary>
    static bool IsReadable(string stored, string declared)
        => stored == declared || (LayoutOf(stored) is { } layout && layout == LayoutOf(declared));

    /// <summary>Null for a type that a newer version of this library may know: a difference like any other.</summary>
    static string? LayoutOf(string typeName)
    {
        try
        {
            return StoredType.Parse(typeName).Layout;
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }
}
