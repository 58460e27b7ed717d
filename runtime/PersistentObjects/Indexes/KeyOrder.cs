using System.Runtime.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>
/// Which of two keys comes first: by <see cref="Comparer{T}.Default"/>, but strings by their code units, since an order
/// that goes with the culture of a thread is none, and persistent objects by their ids.
/// </summary>
static class KeyOrder<TKey>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Compare(TKey a, TKey b)
    {
        if (typeof(TKey).IsValueType) return Comparer<TKey>.Default.Compare(a, b);
        if (typeof(TKey) == typeof(string)) return string.CompareOrdinal(Unsafe.As<TKey, string>(ref a), Unsafe.As<TKey, string>(ref b));
        return CompareOthers(a, b);
    }

    static int CompareOthers(TKey a, TKey b)
    {
        if (!typeof(PersistentObject).IsAssignableFrom(typeof(TKey))) return Comparer<TKey>.Default.Compare(a, b);
        if (ReferenceEquals(a, b)) return 0;
        if (a is null) return -1;
        if (b is null) return 1;
        var order = ((PersistentObject)(object)a).IdValue.CompareTo(((PersistentObject)(object)b).IdValue);
        // Only one of them can be of this store, so the other is a bound: it must equal no key.
        return order != 0 ? order : RuntimeHelpers.GetHashCode(a) < RuntimeHelpers.GetHashCode(b) ? -1 : 1;
    }
}
