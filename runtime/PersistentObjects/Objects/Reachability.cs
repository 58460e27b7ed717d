using System.Diagnostics.CodeAnalysis;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>
/// Follows references, which may stand anywhere in a value: what is added to a store brings along every detached object
/// that it reaches. All are looked at before the first one is added, so that a refusal leaves nothing behind.
/// </summary>
/// <remarks>Writer lock. It only looks; the change set adds.</remarks>
sealed class Reachability(ObjectHeap heap)
{
    const int MostKept = 1024;

    // Lent to codecs one property at a time, so that following references makes no garbage.
    readonly List<PersistentObject> _targets = [];
    List<PersistentObject>? _spare;

    /// <summary>A detached object and every other one that it reaches, in a list to be given back.</summary>
    internal List<PersistentObject> From(PersistentObject root)
    {
        var reached = _spare ?? [];
        _spare = null;
        reached.Add(root);
        Follow(reached, null);
        return reached;
    }

    /// <summary>Takes a list back. One that an exception kept is not missed.</summary>
    internal void Return(List<PersistentObject> reached)
    {
        // What was a great graph once is not held for ever.
        if (reached.Count > MostKept) return;
        reached.Clear();
        _spare = reached;
    }

    /// <summary>The detached objects that a new value of a property reaches, null when there are none.</summary>
    internal List<PersistentObject>? From<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        _targets.Clear();
        property.Codec.AddReferences(value, _targets);
        return FromTargets(o, property);
    }

    /// <summary>The detached objects that what is put into a collection reaches, null when there are none.</summary>
    internal List<PersistentObject>? From<TCollection, TEdit>(PersistentObject o, PersistentProperty property, ref TEdit edit)
        where TCollection : PersistentCollection
        where TEdit : struct, ICollectionEdit<TCollection>
    {
        _targets.Clear();
        edit.AddReferences(_targets);
        return FromTargets(o, property);
    }

    List<PersistentObject>? FromTargets(PersistentObject o, PersistentProperty property)
    {
        List<PersistentObject>? reached = null;
        HashSet<PersistentObject>? seen = null;
        Take(o, property, ref reached, ref seen);
        if (reached is not null) Follow(reached, seen);
        return reached;
    }

    /// <summary>Appends whatever the objects in the list reach.</summary>
    void Follow(List<PersistentObject> reached, HashSet<PersistentObject>? seen)
    {
        for (var i = 0; i < reached.Count; i++)
        {
            var o = reached[i];
            foreach (var reference in heap.Classes.ExtentOf(o.GetType()).Model.References)
            {
                _targets.Clear();
                reference.AddReferences(o, _targets);
                Take(o, reference, ref reached, ref seen);
            }
        }
    }

    void Take(PersistentObject o, PersistentProperty property, [NotNullIfNotNull(nameof(reached))] ref List<PersistentObject>? reached, ref HashSet<PersistentObject>? seen)
    {
        foreach (var target in _targets)
        {
            if (target.Home is not null) RequireReferable(target, o, property);
            else if (reached is null) reached = [target];
            else if ((seen ??= new(reached, ReferenceEqualityComparer.Instance)).Add(target)) reached.Add(target);
        }
        _targets.Clear();
    }

    void RequireReferable(PersistentObject target, PersistentObject referrer, PersistentProperty property)
    {
        if (target.Home!.Heap != heap)
        {
            throw new InvalidOperationException($"{ObjectNames.Short(target)}, which {ObjectNames.Short(referrer)}.{property.Name} is to refer to, belongs to another store.");
        }
        if (target.Sidecar is { HasKeys: false }) throw ChangeSet.Deleted(target);
    }
}
