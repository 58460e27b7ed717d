using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <content>Changes of collections.</content>
sealed partial class ChangeSet
{
    readonly JournalPool _journals = new(heap);

    /// <summary>Changes a collection of an attached object.</summary>
    internal void Edit<TCollection, TEdit>(PersistentObject o, CollectionProperty<TCollection> property, ref TEdit edit)
        where TCollection : PersistentCollection
        where TEdit : struct, ICollectionEdit<TCollection>
    {
        RequireOwn(o);
        var current = Current(o, property);
        var journalled = current?.Journal?.Length;
        if (!edit.Compute(current)) return;
        var adopted = property.HasReferences ? _reachability.From<TCollection, TEdit>(o, property, ref edit) : null;
        if (adopted is not null) AddAll(adopted);
        try
        {
            // A predicate, a comparer or a rule of the user's may do that; what was computed would undo it, and the log would not.
            if (!ReferenceEquals(Current(o, property), current) || current?.Journal?.Length != journalled)
            {
                throw new InvalidOperationException($"{ObjectNames.Short(o)}.{property.Name} was changed by what was called to change it. Find out first what is to be changed, then change it.");
            }
            var draft = Draft(o);
            var target = property.BeginEdit(o, draft.Values!, _journals);
            Log<TCollection, TEdit>(target.Journal!, ref edit);
            Apply(o, property, target, draft, ref edit);
        }
        catch (Exception e) when (adopted is not null)
        {
            // A codec of the user's has thrown. What the value brought along must not stay without it.
            Doom ??= e;
            throw;
        }
    }

    static void Log<TCollection, TEdit>(RecordWriter journal, ref TEdit edit)
        where TCollection : PersistentCollection
        where TEdit : struct, ICollectionEdit<TCollection>
    {
        var start = journal.Length;
        try
        {
            edit.Log(journal);
        }
        catch
        {
            journal.Truncate(start);
            throw;
        }
    }

    void Apply<TCollection, TEdit>(
        PersistentObject o, CollectionProperty<TCollection> property, TCollection target, VersionNode draft, ref TEdit edit)
        where TCollection : PersistentCollection
        where TEdit : struct, ICollectionEdit<TCollection>
    {
        var indexes = o.Home!.IndexesOf(property);
        if (indexes.Length == 0)
        {
            edit.Apply(target);
            return;
        }
        try
        {
            foreach (var index in indexes) index.BeforeChange(draft.Values!);
            edit.Apply(target);
            NoteKeys(o, draft, indexes);
        }
        catch (Exception e)
        {
            // An Equals or GetHashCode of the user's has thrown half-way: nothing but a rollback puts that right.
            Doom ??= e;
            throw;
        }
    }

    void EndEdits(PersistentObject o, VersionNode draft)
    {
        foreach (var collection in o.Home!.Model.Collections)
        {
            if (draft.Values is { } values) collection.EndEdit(values, _journals);
        }
    }
}
