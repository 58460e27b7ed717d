using System.Collections;

namespace PersistentObjects;

/// <summary>The objects of an ordered index whose keys lie between bounds, in the order of the keys.</summary>
/// <remarks>
/// <para>
/// Ranges compose: <c>bank.Accounts.ByBalance.From(10m).Below(20m).Descending()</c>. Making one looks nothing up and costs the
/// same whatever it holds. Each enumeration finds its first object in logarithmic time, copies nothing, and sees one moment: the
/// thread's read scope, its write transaction, or what is published when it begins. It never throws because somebody changes the
/// store, and an object whose key the loop itself changes is not met again. Objects with equal keys come in the order of their ids.
/// </para>
/// <para>
/// Null comes before every other key. A range with an upper bound alone has no null keys, as <c>null &lt; 10</c> is false in C#;
/// <c>To(null)</c> has only these. Strings are ordered by their code units unless the index says otherwise; cultures don't count.
/// An object that an index over elements has under several keys comes once for each of them. Every thread may use a range.
/// </para>
/// </remarks>
/// <typeparam name="TKey">The type of the key, of a composite key the last component.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public abstract class OrderedRange<TKey, T> : IEnumerable<T>
    where T : PersistentObject
{
    private protected OrderedRange()
    {
    }

    /// <summary>How many objects there are now. They are counted, which takes as long as enumerating them.</summary>
    /// <remarks><inheritdoc cref="Extent{T}.Count" path="/remarks"/></remarks>
    public abstract long Count { get; }

    /// <summary>The object with the smallest key, null keys left out; null when there is none. Logarithmic time.</summary>
    public abstract T? Min { get; }

    /// <summary>The object with the largest key, null keys left out; null when there is none. Logarithmic time.</summary>
    public abstract T? Max { get; }

    /// <summary>Only keys not smaller than this one.</summary>
    public abstract OrderedRange<TKey, T> From(TKey key);

    /// <summary>Only keys larger than this one.</summary>
    public abstract OrderedRange<TKey, T> Above(TKey key);

    /// <summary>Only keys not larger than this one.</summary>
    public abstract OrderedRange<TKey, T> To(TKey key);

    /// <summary>Only keys smaller than this one.</summary>
    public abstract OrderedRange<TKey, T> Below(TKey key);

    /// <summary>
    /// Only what comes behind an object, in the direction of the range: the next page. The object's key and id say where that is,
    /// so it may have been changed or deleted since, and none of several objects with equal keys is lost between two pages.
    /// </summary>
    /// <param name="key">The key that the last object of the page before had.</param>
    /// <param name="id">Its id.</param>
    public abstract OrderedRange<TKey, T> After(TKey key, ObjectId id);

    /// <summary>The same objects from the largest key to the smallest; those with equal keys from the largest id.</summary>
    public abstract OrderedRange<TKey, T> Descending();

    /// <inheritdoc/>
    public abstract IEnumerator<T> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Only strings that begin so.</summary>
    internal abstract OrderedRange<TKey, T> Beginning(TKey with);
}
