using System.Runtime.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>
/// When two keys are equal: by <see cref="EqualityComparer{T}.Default"/>, but persistent objects by reference, since an
/// Equals of the user's that reads properties would change its mind while the index relies on it.
/// </summary>
static class KeyEquality<TKey>
{
    static readonly bool ByReference = typeof(PersistentObject).IsAssignableFrom(typeof(TKey));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Equal(TKey a, TKey b)
        => !typeof(TKey).IsValueType && ByReference ? ReferenceEquals(a, b) : EqualityComparer<TKey>.Default.Equals(a, b);

    internal static int Hash(TKey key)
    {
        if (key is null) return 0;
        if (typeof(TKey) == typeof(string)) return key.GetHashCode();
        var hash = !typeof(TKey).IsValueType && ByReference
            ? (uint)RuntimeHelpers.GetHashCode(key)
            : (uint)EqualityComparer<TKey>.Default.GetHashCode(key);
        // Integers hash to themselves, and the tables take the low bits.
        hash *= 0x9E3779B1u;
        return (int)(hash ^ (hash >> 15));
    }
}
