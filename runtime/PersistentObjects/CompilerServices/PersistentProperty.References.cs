using PersistentObjects.Indexes;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <content>What happens to references when the object that they refer to is deleted.</content>
public abstract partial class PersistentProperty
{
    readonly DeleteRule? _onDelete;
    IReadOnlySet<string>? _referencedClasses;

    /// <summary>What happens to an object when one that the property refers to is deleted.</summary>
    public DeleteRule OnDelete
    {
        get => _onDelete ?? DefaultDeleteRule;
        init
        {
            if (value == DeleteRule.SetNull && !CanRemoveReferences)
            {
                throw new ArgumentException($"'{Name}' of type {TypeName} can't be set to null, or lose an element, when an object that it refers to is deleted.", nameof(value));
            }
            _onDelete = value;
        }
    }

    /// <summary>The names of the classes to whose objects, and those of their subclasses, the values may refer; null for every class.</summary>
    internal IReadOnlySet<string>? ReferencedClasses
        => HasReferences ? _referencedClasses ??= ReferencedClassNames.In(TypeName) : ReferencedClassNames.None;

    /// <summary>What is so without an attribute.</summary>
    internal virtual DeleteRule DefaultDeleteRule => DeleteRule.Restrict;

    /// <summary>Whether <see cref="RemoveReferences"/> is supported.</summary>
    internal virtual bool CanRemoveReferences => false;

    /// <summary>Whether setting it calls a method of the user's that may change whatever it likes.</summary>
    internal virtual bool HasHook => false;

    /// <summary>Whether the field refers to the object. The values are those of a version.</summary>
    internal virtual bool RefersTo(PersistentObject values, PersistentObject target)
    {
        var references = new List<PersistentObject>();
        AddReferences(values, references);
        return references.Exists(reference => ReferenceEquals(reference, target));
    }

    /// <summary><see cref="DeleteRule.SetNull"/>: changes an object so that it does not refer to another one any more, which is deleted.</summary>
    internal virtual void RemoveReferences(ChangeSet changes, PersistentObject referrer, PersistentObject target)
        => throw new NotSupportedException($"{Name} can't be set to null.");

    /// <summary>An index that nobody has declared, by which the objects of a class are found that refer to one.</summary>
    internal virtual IndexDefinition NewReferrerIndex(PersistentClass owner)
        => throw new NotSupportedException($"{Name} is no reference.");

    /// <summary>Whether the index finds every object whose property refers to a given one, by that one.</summary>
    internal virtual bool IsAnsweredBy(ObjectIndex index) => false;

    /// <summary>Adds the objects whose property refers to a given one, as the write transaction sees them, from an index that answers that.</summary>
    internal virtual void AddReferrers(ObjectIndex index, PersistentObject target, List<PersistentObject> referrers)
        => throw new NotSupportedException($"{Name} has no index of references.");
}
