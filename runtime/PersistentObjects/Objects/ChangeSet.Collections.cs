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
        if (!edit.Compute(Current(o, property))) return;
        List<PersistentObject>? adopted = null;
        if (property.HasReferences)
        {
            var references = new List<PersistentObject>();
            edit.AddReferences(references);
            adopted = _reachability.From(o, property, references);
        }
        if (adopted is not null) AddAll(adopted);
        try
        {
            var draft = Draft(o);
            var target = property.BeginEdit(o, draft.Values!, _journals);
            Log(target.Journal!, ref edit, property);
            Apply(o, property, target, draft, ref edit);
        }
        catch (Exception e) when (adopted is not null)
        {
            // A codec of the user's has thrown. What the value brought along must not stay without it.
            Doom ??= e;
            throw;
        }
    }

    static void Log<TCollection, TEdit>(RecordWriter journal, ref TEdit edit, CollectionProperty<TCollection> property)
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
