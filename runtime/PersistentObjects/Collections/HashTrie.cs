using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PersistentObjects.Collections;

/// <summary>
/// An immutable set of entries by their keys, equal and hashed as <see cref="EqualityComparer{T}.Default"/> says. A change makes a
/// new one, which shares all but one bucket and the path to it with its predecessor.
/// </summary>
/// <remarks>
/// Branches lead by five bits of a hash each to a bucket of at most 32 entries; see <see cref="TrieBranch"/> and
/// <see cref="TrieBucket{TEntry}"/>. Buckets are split in halves when they overflow and put together when both are small, so they
/// are two thirds full on average, and a small collection is one bucket.
/// </remarks>
/// <invariants>
/// <list type="bullet">
/// <item>Nothing that can be reached from a version is ever written again. So any number of threads may read it without a lock
/// while newer ones are made, and it doesn't matter who makes them.</item>
/// <item>An entry is in the bucket to which its hash leads, and in no other. No two have equal keys.</item>
/// <item>What users wrote, equality and hash codes, runs before anything is replaced; when it throws there is no new version.</item>
/// </list>
/// </invariants>
sealed partial class HashTrie<TKey, TEntry, TOperations>
    where TOperations : ITrieEntry<TKey, TEntry>
{
    internal static readonly HashTrie<TKey, TEntry, TOperations> Empty = new(TrieBucket<TEntry>.Empty, 0);

    readonly object _root;

    HashTrie(object root, int count) => (_root, Count) = (root, count);

    internal int Count { get; }

    /// <summary>For tests, which look at its shape.</summary>
    internal object Root => _root;

    /// <summary>The entry with an equal key.</summary>
    internal bool TryFind(TKey key, out TEntry entry) => TryFind(_root, key, out entry);

    internal bool Contains(TKey key) => TryFind(key, out _);

    /// <summary>
    /// Adds an entry, or, if there is one with an equal key, replaces that by what <see cref="ITrieEntry{TKey, TEntry}.Replace"/> makes of
    /// both, if asked to, and otherwise returns this.
    /// </summary>
    internal HashTrie<TKey, TEntry, TOperations> Set(in TEntry entry, bool replace, out bool added)
    {
        var hash = HashOf(TOperations.KeyOf(in entry));
        added = false;
        object? root;
        if (_root is TrieBranch branch)
        {
            root = SetBelow(branch, 0, hash, in entry, replace, ref added);
        }
        else
        {
            root = SetIn(AsBucket(_root), false, hash, in entry, replace, ref added);
            if (root is null && added)
            {
                branch = new TrieBranch();
                Spread(branch, 0, 0, TrieBranch.Slots, AsBucket(_root), hash, in entry);
                root = branch;
            }
        }
        return root is null ? this : new(root, checked(Count + (added ? 1 : 0)));
    }

    /// <summary>Without the entry with an equal key; this, if there is none.</summary>
    internal HashTrie<TKey, TEntry, TOperations> Remove(TKey key, out TEntry removed)
    {
        var hash = HashOf(key);
        removed = default!;
        var root = _root is TrieBranch branch ? RemoveBelow(branch, 0, hash, key, ref removed) : RemoveIn(AsBucket(_root), hash, key, ref removed);
        if (root is null) return this;
        return Count == 1 ? Empty : new(root, Count - 1);
    }

    static bool TryFind(object node, TKey key, out TEntry entry)
    {
        var hash = HashOf(key);
        for (var path = hash; node is TrieBranch branch; path <<= TrieBranch.SlotBits) node = branch[TrieBranch.SlotOf(path, 0)];
        var bucket = AsBucket(node);
        var index = bucket.IndexOf<TKey, TOperations>(hash, key);
        entry = index < 0 ? default! : bucket.Entries[index];
        return index >= 0;
    }

    /// <summary>The finalizer of MurmurHash3: hash codes of users may differ in a few bits only, and each must tell in the first five.</summary>
    static uint HashOf(TKey key)
    {
        var hash = key is null ? 0 : (uint)EqualityComparer<TKey>.Default.GetHashCode(key);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    /// <summary>No check: who comes here has seen that it is no branch.</summary>
    static TrieBucket<TEntry> AsBucket(object node)
    {
        Debug.Assert(node is TrieBucket<TEntry>);
        return Unsafe.As<TrieBucket<TEntry>>(node);
    }
}
