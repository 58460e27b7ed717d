using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;

namespace PersistentObjects.Objects;

/// <summary>A property of one store's classes as those see it to whose objects it refers.</summary>
/// <remarks>
/// Searches see what the write transaction sees, and are called under the writer lock. References to an object that is
/// deleted don't come up any more: whatever sets a property or adds an object refuses them. So what a search finds when an
/// object is deleted is all that there will be.
/// </remarks>
sealed class IncomingReference(ClassExtent declaring, PersistentProperty property)
{
    readonly List<PersistentObject> _targets = [];

    internal PersistentProperty Property { get; } = property;

    internal DeleteRule Rule => Property.OnDelete;

    /// <summary>The index that finds who refers to an object; null when all objects must be looked at.</summary>
    internal ObjectIndex? Index { get; } = Array.Find(declaring.IndexesOf(property), property.IsAnsweredBy);

    /// <summary>Whether it may refer to objects of a class.</summary>
    internal bool MayReferTo(PersistentClass model)
        => Property.ReferencedClasses is not { } names || names.Contains(model.Name) || model.Ancestors.Any(ancestor => names.Contains(ancestor.Name));

    /// <summary>Adds the objects that refer to another one.</summary>
    internal void AddReferrers(PersistentObject target, List<PersistentObject> referrers)
    {
        if (Index is { } index)
        {
            Property.AddReferrers(index, target, referrers);
            declaring.Heap.ReferrersLookedAt += referrers.Count;
            return;
        }
        foreach (var o in AllObjects())
        {
            if (IsReferrer(o, target)) referrers.Add(o);
        }
    }

    /// <summary>Whether an object exists and refers to another one.</summary>
    internal bool IsReferrer(PersistentObject o, PersistentObject target) => Visibility.NewestValues(o) is { } values && Property.RefersTo(values, target);

    /// <summary>Every object, and each object that it refers to, once. Nothing is to be changed meanwhile.</summary>
    internal IEnumerable<(PersistentObject Referrer, PersistentObject Target)> All()
    {
        foreach (var o in AllObjects())
        {
            if (Visibility.NewestValues(o) is not { } values) continue;
            _targets.Clear();
            Property.AddReferences(values, _targets);
            foreach (var target in _targets.Count < 2 ? _targets : _targets.Distinct(ReferenceEqualityComparer.Instance)) yield return (o, (PersistentObject)target!);
        }
        _targets.Clear();
    }

    IEnumerable<PersistentObject> AllObjects()
    {
        foreach (var member in declaring.Family)
        {
            foreach (var o in member.Objects)
            {
                declaring.Heap.ReferrersLookedAt++;
                yield return o;
            }
        }
    }
}
