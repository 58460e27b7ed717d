using System.ComponentModel;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>What generated getters and setters do with fields, but for the loads that <see cref="Volatile"/> does itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Fields
{
    /// <summary>
    /// Loads a field no wider than a machine word, with acquire semantics: the load of the sidecar that follows can't
    /// move before it. A new value of the field is written after the sidecar was set, so whoever has loaded it finds
    /// the sidecar.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(ref readonly T field)
    {
        // An immutable array is a struct of one reference, and a reference must never be held as a number.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            var reference = Volatile.Read(ref Unsafe.As<T, object>(ref Unsafe.AsRef(in field)));
            return Unsafe.As<object, T>(ref reference);
        }
        // Generated code asks for no other sizes here.
        return Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<byte, T>(Volatile.Read(ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in field)))),
            2 => Unsafe.BitCast<short, T>(Volatile.Read(ref Unsafe.As<T, short>(ref Unsafe.AsRef(in field)))),
            4 => Unsafe.BitCast<int, T>(Volatile.Read(ref Unsafe.As<T, int>(ref Unsafe.AsRef(in field)))),
            _ => Unsafe.BitCast<long, T>(Volatile.Read(ref Unsafe.As<T, long>(ref Unsafe.AsRef(in field)))),
        };
    }

    /// <summary>Whether the fields are all there is: no draft, no older version that anybody needs, not deleted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSettled(PersistentObject o)
    {
        TestHooks.At(HookPoint.FieldLoaded);
        return o.Sidecar is null;
    }

    /// <summary>Whether the object belongs to no store.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDetached(PersistentObject o) => o.Home is null;

    /// <summary>What a setter keeps of bytes: a copy, since their owner may change them behind the store's back.</summary>
    public static ReadOnlyMemory<byte> Copy(ReadOnlyMemory<byte> bytes) =>
        bytes.IsEmpty ? default(ReadOnlyMemory<byte>) : bytes.ToArray();

    /// <summary>What a setter keeps of bytes, or null.</summary>
    public static ReadOnlyMemory<byte>? Copy(ReadOnlyMemory<byte>? bytes)
    {
        // Not with a conditional operator: its null would become an empty array.
        if (bytes is { } present) return Copy(present);
        return null;
    }

    /// <summary>
    /// Copies a field wider than a machine word, and says whether the copy is whole and the object settled. The stamp is
    /// a sequence lock: odd while the publisher writes, different afterwards.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadWide<T>(PersistentObject o, ref readonly T field, out T value)
    {
        var stamp = Volatile.Read(ref o.Stamp);
        value = WideCopy.Load(in field);
        Volatile.ReadBarrier();
        TestHooks.At(HookPoint.FieldLoaded);
        return o.Sidecar is null && o.Stamp == stamp && (stamp & 1) == 0;
    }
}
