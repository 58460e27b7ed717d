using System.ComponentModel;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>Gives the backing field of a property, by an accessor that generated code holds.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="o">An object of the class.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ref T FieldAccessor<T>(PersistentObject o);

/// <summary>A persistent property of one type: where its field is, and who sees which version of it.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class FieldProperty<T> : PersistentProperty
{
    readonly FieldAccessor<T> _field;

    private protected FieldProperty(string name, string typeName, bool hasReferences, FieldAccessor<T> field)
        : base(name, typeName, hasReferences) => _field = field;

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

    internal override bool IsNull(PersistentObject values) => _field(values) is null;

    internal override void Copy(PersistentObject target, PersistentObject source)
        => WideCopy.Store(ref _field(target), _field(source));

    /// <summary>
    /// Loads the field, then the sidecar. The stamp tells whether the copy is whole, which matters only for values wider
    /// than a machine word and only when the field turns out to be what counts.
    /// </summary>
    private protected static bool TryLoad(PersistentObject o, ref T field, out T value, out VersionNode? head)
    {
        var stamp = Volatile.Read(ref o.Stamp);
        value = WideCopy.Load(ref field);
        Volatile.ReadBarrier();
        TestHooks.At(HookPoint.FieldLoaded);
        head = Volatile.Read(ref o.Sidecar);
        return Volatile.Read(ref o.Stamp) == stamp && (stamp & 1) == 0;
    }
}
