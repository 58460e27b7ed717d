using System.Runtime.CompilerServices;
#if DELAY_HOOKS
using System.Runtime.InteropServices;
#endif

namespace PersistentObjects.Objects;

/// <summary>
/// Copies that builds with delay hooks make in two halves with a hook between: a processor seldom tears sixteen bytes
/// by itself, and a test must be able to.
/// </summary>
static class WideCopy
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Load<T>(ref readonly T source)
    {
#if DELAY_HOOKS
        if (CanTear<T>())
        {
            T copy = default!;
            InHalves(ref copy, ref Unsafe.AsRef(in source));
            return copy;
        }
#endif
        return source;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(ref T destination, T value)
    {
#if DELAY_HOOKS
        if (CanTear<T>())
        {
            InHalves(ref destination, ref value);
            return;
        }
#endif
        destination = value;
    }

#if DELAY_HOOKS
    static bool CanTear<T>() => !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && Unsafe.SizeOf<T>() > 8;

    static void InHalves<T>(ref T destination, ref T source)
    {
        var from = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref source), Unsafe.SizeOf<T>());
        var to = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref destination), Unsafe.SizeOf<T>());
        from[..8].CopyTo(to);
        TestHooks.At(HookPoint.WideHalfWritten);
        from[8..].CopyTo(to[8..]);
    }
#endif
}
