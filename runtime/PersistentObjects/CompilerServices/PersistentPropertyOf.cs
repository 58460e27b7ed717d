using System.ComponentModel;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Transactions;

namespace PersistentObjects.CompilerServices;

/// <summary>A persistent property that holds one value: how it is encoded and set.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class PersistentProperty<T> : FieldProperty<T>
{
    /// <summary>Describes a property.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codec">Encodes its values.</param>
    /// <param name="field">Gives its backing field.</param>
    public PersistentProperty(string name, ValueCodec<T> codec, FieldAccessor<T> field)
        : base(name, codec.TypeName, codec.HasReferences, field) => Codec = codec;

    internal ValueCodec<T> Codec { get; }

    /// <summary>
    /// Sets the property of an attached object: part of the thread's write transaction, or else a transaction of its own,
    /// durable when this returns (under <see cref="Durability.Full"/>). The same value writes nothing.
    /// </summary>
    /// <exception cref="ObjectValidationException">The value breaks rules of the property; nothing was changed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Set(PersistentObject o, T value)
    {
        if (o.Home is not { Heap: var heap })
        {
            // Its Add was rolled back between the setter's look at it and this one.
            FieldOf(o) = value;
            return;
        }
        Rules?.Require(o, Name, value);
        if (heap.IsWriting) heap.Changes!.Set(o, this, value);
        else ((TransactionRunner)heap.Owner).SetAlone(o, this, value);
    }

    internal override bool IsSame(PersistentObject a, PersistentObject b) => Codec.Same(FieldOf(a), FieldOf(b));

    internal override void Write(RecordWriter writer, PersistentObject values) => Codec.Write(writer, FieldOf(values));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    internal override void Read(ref RecordReader reader, PersistentObject target)
    {
        try
        {
            FieldOf(target) = Codec.Read(ref reader);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            // A constructor of the user's, of a record for example, does not take what was stored.
            throw new RecordFormatException($"a value that its type {TypeName} refuses: {e.Message}", e);
        }
    }

    internal override void AddReferences(PersistentObject values, ICollection<PersistentObject> references)
        => Codec.AddReferences(FieldOf(values), references);

    internal override string Describe(PersistentObject o)
    {
        ref var field = ref FieldOf(o);
        // A value that is being written is tried again, but not for ever: this never waits.
        var whole = TryLoad(o, ref field, out var value, out _);
        for (var attempt = 0; !whole && attempt < 100; attempt++) whole = TryLoad(o, ref field, out value, out _);
        return ValueText.Of(value);
    }
}
