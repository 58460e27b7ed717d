using System.ComponentModel;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Transactions;

namespace PersistentObjects.CompilerServices;

/// <summary>Gives the backing field of a property, by an accessor that generated code holds.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="o">An object of the class.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ref T FieldAccessor<T>(PersistentObject o);

/// <summary>A persistent property of one type: where its field is, how it is encoded, how it is read and set.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class PersistentProperty<T> : PersistentProperty
{
    readonly FieldAccessor<T> _field;

    /// <summary>Describes a property.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codec">Encodes its values.</param>
    /// <param name="field">Gives its backing field.</param>
    public PersistentProperty(string name, ValueCodec<T> codec, FieldAccessor<T> field)
        : base(name, codec.TypeName, codec.HasReferences)
        => (Codec, _field) = (codec, field);

    internal ValueCodec<T> Codec { get; }

    /// <summary>The value of an object that is not settled, as the calling thread may see it.</summary>
    /// <exception cref="ObjectDeletedException">The object is deleted, or does not exist at the version of the thread's read scope.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // Getters stay small.
    public T ReadVersion(PersistentObject o)
    {
        ref var field = ref _field(o);
        for (; ; )
        {
            var whole = TryLoad(o, ref field, out var value, out var head);
            if (head is null)
            {
                if (whole) return value;
            }
            else
            {
                switch (Visibility.Resolve(o, head, out var node))
                {
                    case Resolution.Node: return _field(node!.Values!);
                    case Resolution.Field when whole: return value;
                }
            }
            Thread.SpinWait(1);
        }
    }

    /// <summary>
    /// Sets the property of an attached object: part of the thread's write transaction, or else a transaction of its own,
    /// durable when this returns (under <see cref="Durability.Full"/>). The same value writes nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Set(PersistentObject o, T value)
    {
        if (o.Home is not { Heap: var heap })
        {
            // Its Add was rolled back between the setter's look at it and this one.
            _field(o) = value;
            return;
        }
        if (heap.IsWriting) heap.Changes!.Set(o, this, value);
        else ((TransactionRunner)heap.Owner).SetAlone(o, this, value);
    }

    /// <summary>The value in an object whose fields nobody changes: the values of a node, or an object being recovered.</summary>
    internal T In(PersistentObject values) => _field(values);

    internal ref T FieldOf(PersistentObject o) => ref _field(o);

    /// <summary>The value as a view sees it; false when the object does not exist in it.</summary>
    internal bool TryReadAt(PersistentObject o, View view, out T value)
    {
        ref var field = ref _field(o);
        for (; ; )
        {
            var whole = TryLoad(o, ref field, out value, out var head);
            if (head is not null)
            {
                if (Visibility.NodeAt(head, view) is not { } node) return false;
                value = _field(node.Values!);
                return true;
            }
            if (whole) return true;
            Thread.SpinWait(1);
        }
    }

    internal override void Copy(PersistentObject target, PersistentObject source)
        => WideCopy.Store(ref _field(target), _field(source));

    internal override bool IsSame(PersistentObject a, PersistentObject b) => Codec.Same(_field(a), _field(b));

    internal override void Write(RecordWriter writer, PersistentObject values) => Codec.Write(writer, _field(values));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // SnapshotLoader says why.
    internal override void Read(ref RecordReader reader, PersistentObject target)
    {
        try
        {
            _field(target) = Codec.Read(ref reader);
        }
        catch (Exception e) when (e is not (RecordFormatException or OutOfMemoryException))
        {
            // A constructor of the user's, of a record for example, does not take what was stored.
            throw new RecordFormatException($"a value that its type {TypeName} refuses: {e.Message}", e);
        }
    }

    internal override void AddReferences(PersistentObject values, ICollection<PersistentObject> references)
        => Codec.AddReferences(_field(values), references);

    internal override string Describe(PersistentObject o)
    {
        ref var field = ref _field(o);
        // A value that is being written is tried again, but not for ever: this never waits.
        var whole = TryLoad(o, ref field, out var value, out _);
        for (var attempt = 0; !whole && attempt < 100; attempt++) whole = TryLoad(o, ref field, out value, out _);
        return ValueText.Of(value);
    }

    /// <summary>
    /// Loads the field, then the sidecar. The stamp tells whether the copy is whole, which matters only for values wider
    /// than a machine word and only when the field turns out to be what counts.
    /// </summary>
    static bool TryLoad(PersistentObject o, ref T field, out T value, out VersionNode? head)
    {
        var stamp = Volatile.Read(ref o.Stamp);
        value = WideCopy.Load(ref field);
        Volatile.ReadBarrier();
        TestHooks.At(HookPoint.FieldLoaded);
        head = Volatile.Read(ref o.Sidecar);
        return Volatile.Read(ref o.Stamp) == stamp && (stamp & 1) == 0;
    }
}
