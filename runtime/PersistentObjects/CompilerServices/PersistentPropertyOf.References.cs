using PersistentObjects.Indexes;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <content>A property that is a reference itself, and not a value which contains some, can be set to null.</content>
public sealed partial class PersistentProperty<T>
{
    internal override DeleteRule DefaultDeleteRule => Codec is IReferenceCodec { AllowsNull: true } ? DeleteRule.SetNull : DeleteRule.Restrict;

    internal override bool CanRemoveReferences => Codec is IReferenceCodec;

    internal override bool HasHook => Changing is not null;

    internal override bool RefersTo(PersistentObject values, PersistentObject target)
        => Codec is IReferenceCodec ? ReferenceEquals(FieldOf(values), target) : base.RefersTo(values, target);

    internal override void RemoveReferences(ChangeSet changes, PersistentObject referrer, PersistentObject target)
        => changes.Set(referrer, this, default!);

    internal override IndexDefinition NewReferrerIndex(PersistentClass owner)
        => new EqualityIndexDefinition<T>($"(referrers by {Name})", this) { Owner = owner, SkipsNull = true };

    internal override bool IsAnsweredBy(ObjectIndex index) => index is KeyedIndex<T> keyed && keyed.FindsByValueOf(this);

    internal override void AddReferrers(ObjectIndex index, PersistentObject target, List<PersistentObject> referrers)
    {
        // A subclass of the property's type may be deleted, or its base class, to which the property can't refer.
        if (target is T key) ((KeyedIndex<T>)index).AddNewestMatches(key, referrers);
    }
}
