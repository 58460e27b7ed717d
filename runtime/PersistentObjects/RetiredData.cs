using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <summary>
/// What a store still has of properties and classes that are not declared any more, for a migration to read. Only valid while
/// the migration runs, on its thread.
/// </summary>
/// <remarks>
/// Values come back as the types that they were stored with: numbers, strings, times and the like as themselves; an enum as its
/// own type, or its number; references as objects, null when they have been deleted; a list, set or array as an array,
/// <c>T[]</c>, or <see cref="IReadOnlyList{T}"/> of <see cref="object"/>; a dictionary as an array of pairs of objects, or of
/// <see cref="RetiredRecord"/>; a structure, record or tuple as <see cref="RetiredRecord"/>; what a codec has made as bytes.
/// A number can also be read as one of a wider type.
/// </remarks>
public sealed class RetiredData
{
    readonly ObjectHeap _heap;
    bool _hasEnded;

    internal RetiredData(ObjectHeap heap) => _heap = heap;

    /// <summary>
    /// The value that an object had of a property. The default of the type when it has none: it was made since the property was
    /// retired, or was stored before there was one.
    /// </summary>
    /// <typeparam name="T">The type of the property as it was, or one that holds all its values.</typeparam>
    /// <param name="o">An object that is not deleted; of a retired class, one of <see cref="Objects"/>.</param>
    /// <param name="property">The name that is retired.</param>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    /// <exception cref="InvalidOperationException">The migration has ended, or this is another thread.</exception>
    public T? Get<T>(PersistentObject o, string property) => TryGet<T>(o, property, out var value) ? value : default;

    /// <summary>As <see cref="Get{T}"/>; false when the object has no value of the property.</summary>
    /// <inheritdoc cref="Get{T}"/>
    /// <param name="o">An object that is not deleted; of a retired class, one of <see cref="Objects"/>.</param>
    /// <param name="property">The name that is retired.</param>
    /// <param name="value">The value.</param>
    public bool TryGet<T>(PersistentObject o, string property, out T? value)
    {
        ArgumentNullException.ThrowIfNull(o);
        ArgumentNullException.ThrowIfNull(property);
        RequireMigration();
        value = default;
        // What was made by this migration, and what is of another store, has nothing.
        if (o.Home is not { } home || home.Heap != _heap || _heap.Directory.PageOf(o.IdValue) is not { } page) return false;
        var kept = page.KeptAt(ExtentPage.SlotOf(o.IdValue));
        if (kept.Layout is null || PlaceOf(kept.Layout, home, property) is not (>= 0 and var place)) return false;
        var reader = new RecordReader(kept.Value(place), _heap.Retained.Resolver);
        var type = kept.Layout.Types[place];
        value = RetiredValue.To<T>(StoredValues.Read(type, ref reader, _heap.Retained.Resolver), type);
        return true;
    }

    /// <summary>
    /// The objects of a class that is retired. <see cref="Get{T}"/> reads their properties; those that are not deleted are kept.
    /// </summary>
    /// <param name="className">The full name that it had.</param>
    /// <returns>All objects, those that the migration has deleted left out; empty when there are none, or the class was never stored.</returns>
    /// <exception cref="InvalidOperationException">The migration has ended, or this is another thread.</exception>
    public IReadOnlyList<RetiredObject> Objects(string className)
    {
        ArgumentNullException.ThrowIfNull(className);
        RequireMigration();
        return [.. _heap.Classes.Retired
            .Where(extent => extent.Model.Name == className)
            .SelectMany(extent => extent.Objects)
            .Where(o => Visibility.Exists(o, View.Newest))
            .Cast<RetiredObject>()];
    }

    internal void End() => _hasEnded = true;

    void RequireMigration()
    {
        if (_hasEnded || !_heap.IsWriting) throw new InvalidOperationException("Retired data can be read only while the migration runs that was given it, on its thread.");
    }

    int PlaceOf(RetainedLayout layout, ClassExtent extent, string property)
    {
        var place = layout.IndexOf(property);
        foreach (var former in _heap.Retained.FormerNames(extent, property))
        {
            if (place >= 0) break;
            place = layout.IndexOf(former);
        }
        return place;
    }
}
