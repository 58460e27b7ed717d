using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>
/// Sees to it that programs which are older than this one understand what it writes, as long as they are to: what they know is
/// written by the names that they know, and what they would misread is refused.
/// </summary>
/// <remarks>
/// What they know is what the newest descriptions in the store say. Classes and properties that are new to them they keep as they
/// are (<see cref="SchemaBinder"/>), and a property that is not declared any more is one that the object has not.
/// </remarks>
sealed class OlderReaders(ObjectHeap heap, SchemaCatalog catalog, FieldBinder fields, ICollection<string> differences)
{
    /// <summary>All is loaded, and nothing is written yet.</summary>
    /// <param name="latest">The newest description of each class of which there is one.</param>
    internal void Consider(IReadOnlyCollection<LoadedClass> latest)
    {
        foreach (var loaded in latest) Consider(loaded.Stored, loaded.Extent.Model);
        var families = latest.Select(loaded => Family(loaded.Extent.Model)).ToHashSet();
        var known = latest.Select(loaded => loaded.Extent.Model).ToHashSet();
        foreach (var model in heap.Classes.All.Select(extent => extent.Model))
        {
            if (!known.Contains(model) && families.Contains(Family(model))) catalog.Refuse(model);
        }
    }

    void Consider(StoredClass stored, PersistentClass model)
    {
        var properties = new Dictionary<string, StoredProperty>();
        foreach (var property in stored.Properties)
        {
            if (FieldBinder.Find(model, property.Name) is not { } today) continue;
            // They refuse null themselves when they meet it, but only if they are told that there may be some.
            var typeName = today.TypeName.EndsWith('?') && !property.TypeName.EndsWith('?') ? property.TypeName + "?" : property.TypeName;
            if (fields.IsSame(property, today)) properties[today.Name] = property with { TypeName = typeName };
            else differences.Add($"{model.Name}.{today.Name} would be written as {today.TypeName}, which was {property.TypeName}. {catalog.History.WhyHeldBack}");
        }
        catalog.WriteAs(model, new WrittenNames(stored.Name, properties));
    }

    /// <summary>Objects of two classes may stand at one place only when these have a base class in common.</summary>
    static PersistentClass Family(PersistentClass model) => model.Ancestors.LastOrDefault() ?? model;
}
