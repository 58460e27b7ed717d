using System.ComponentModel;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Transactions;

namespace PersistentObjects.CompilerServices;

/// <summary>
/// A persistent property whose value is a collection that changes. The field holds a handle with the content of one version, or
/// null as long as there is none; so drafts, rollback and scopes are what they are for any property.
/// </summary>
/// <typeparam name="TCollection">The collection.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CollectionProperty<TCollection> : FieldProperty<TCollection>
    where TCollection : PersistentCollection
{
    private protected CollectionProperty(string name, string typeName, bool hasReferences, FieldAccessor<TCollection> field)
        : base(name, typeName, hasReferences, field)
    {
    }

    internal sealed override bool IsCollection => true;

    /// <summary>What the getter gives: a handle of the object's own.</summary>
    /// <param name="o">The object.</param>
    /// <param name="held">What its field holds.</param>
    public TCollection Of(PersistentObject o, TCollection? held)
    {
        if (held is not null && ReferenceEquals(held.Owner, o)) return held;
        // A copy that holds one version of another object is asked by a key of an index.
        var own = New(o, held);
        // The field of an attached object is the publisher's.
        if (held is null && o.Home is null) FieldOf(o) = own;
        return own;
    }

    /// <summary>The handle that carries what the calling thread may see of an object's collection; null when it is empty.</summary>
    internal TCollection? Held(PersistentObject o)
    {
        // Not initialized by recovery, so null is nothing unusual.
        var held = Volatile.Read(ref FieldOf(o));
        return Fields.IsSettled(o) ? held : ReadVersion(o);
    }

    /// <summary>
    /// Changes the collection of an object: part of the thread's write transaction, or else a transaction of its own. That of a
    /// detached object just changes.
    /// </summary>
    internal void Edit<TEdit>(PersistentObject o, ref TEdit edit)
        where TEdit : struct, ICollectionEdit<TCollection>
    {
        if (o.Home is not { Heap: var heap })
        {
            ref var field = ref FieldOf(o);
            if (edit.Compute(field)) edit.Apply(field ??= New(o, null));
        }
        else if (heap.IsWriting) heap.Changes!.Edit(o, this, ref edit);
        else ((TransactionRunner)heap.Owner).EditAlone(o, this, ref edit);
    }

    /// <summary>The handle of a draft, which may be changed until <see cref="EndEdit"/>.</summary>
    internal TCollection BeginEdit(PersistentObject o, PersistentObject values, JournalPool journals)
    {
        ref var field = ref FieldOf(values);
        if (field?.Journal is not null) return field;
        var own = New(o, field);
        own.Journal = journals.Rent();
        return field = own;
    }

    internal override void EndEdit(PersistentObject values, JournalPool journals)
    {
        if (FieldOf(values) is not { Journal: { } journal } edited) return;
        edited.Journal = null;
        journals.Return(journal);
    }

    /// <summary>A handle of the object, with what another one carries.</summary>
    private protected abstract TCollection New(PersistentObject owner, TCollection? like);

    internal override bool IsSame(PersistentObject a, PersistentObject b) => FieldOf(b)?.Journal is not { Length: > 0 };

    internal override void WriteChange(RecordWriter writer, PersistentObject values)
    {
        writer.WriteBytes(FieldOf(values).Journal!.Written);
        writer.WriteByte(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    internal override void Read(ref RecordReader reader, PersistentObject target)
    {
        var made = New(target, null);
        try
        {
            ReadContent(ref reader, made);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            // A constructor of the user's, of a record for example, does not take what was stored.
            throw new RecordFormatException($"elements that a {TypeName} refuses: {e.Message}", e);
        }
        FieldOf(target) = made;
    }

    internal override void ReadChange(ref RecordReader reader, PersistentObject target)
    {
        ref var field = ref FieldOf(target);
        field ??= New(target, null);
        try
        {
            for (var operation = reader.ReadByte(); operation != 0; operation = reader.ReadByte()) Carry(operation, ref reader, field);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            throw new RecordFormatException($"a change that a {TypeName} refuses: {e.Message}", e);
        }
    }

    internal sealed override string TextIn(PersistentObject values) => Describe(values);

    // Null stands for an empty collection, which rules are to count.
    private protected sealed override TCollection ValueOf(PersistentObject o, PersistentObject values) => Of(o, FieldOf(values));

    internal sealed override string Describe(PersistentObject o)
        => FieldOf(o) is { } held ? ValueText.OfElements(CountOf(held), text => Shown(held, text)) : "[]";

    /// <summary>The elements for people, as the function prints what they are made of.</summary>
    private protected abstract IEnumerable<string> Shown(TCollection held, Func<object?, string> text);

    private protected abstract int CountOf(TCollection held);

    /// <summary>Fills an empty handle with all elements.</summary>
    private protected abstract void ReadContent(ref RecordReader reader, TCollection target);

    /// <summary>Carries one logged operation out.</summary>
    private protected abstract void Carry(byte operation, ref RecordReader reader, TCollection target);

    private protected RecordFormatException Unknown(byte operation) => new($"an operation {operation} on a {TypeName}, which has none of that number");
}
