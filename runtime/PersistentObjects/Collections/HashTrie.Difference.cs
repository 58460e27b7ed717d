namespace PersistentObjects.Collections;

sealed partial class HashTrie<TKey, TEntry, TOperations>
{
    /// <summary>
    /// What must be removed from one trie, and what added, to come to another; an entry that isn't the same (as
    /// <see cref="ITrieEntry{TKey, TEntry}.AreSame"/> says) is both. What both share is passed over, so a version is compared with a later one
    /// at the price of the changes between them.
    /// </summary>
    internal static void Difference(
        HashTrie<TKey, TEntry, TOperations> before, HashTrie<TKey, TEntry, TOperations> after, Action<TEntry> onRemoved, Action<TEntry> onAdded) =>
        new Comparison(before, after, onRemoved, onAdded).Compare(before._root, after._root);

    /// <summary>
    /// Entries in nodes that the tries don't share at the same place are looked up in what the other one has there, if that is a bucket too,
    /// else in the whole other trie, whatever its shape.
    /// </summary>
    readonly struct Comparison(
        HashTrie<TKey, TEntry, TOperations> before, HashTrie<TKey, TEntry, TOperations> after, Action<TEntry> onRemoved, Action<TEntry> onAdded)
    {
        internal void Compare(object left, object right)
        {
            if (ReferenceEquals(left, right)) return;
            if (left is not TrieBranch one || right is not TrieBranch other)
            {
                Report(left, after._root, onRemoved);
                Report(right, before._root, onAdded);
                return;
            }
            for (var slot = 0; slot < TrieBranch.Slots; slot++)
            {
                (left, right) = (one[slot], other[slot]);
                if (ReferenceEquals(left, right)) continue;
                if (left is TrieBranch && right is TrieBranch)
                {
                    Compare(left, right);
                    continue;
                }
                var alike = left is not TrieBranch && right is not TrieBranch && one.RunOf(slot) == other.RunOf(slot);
                // A bucket in several slots is looked at in the first of them.
                if (slot == 0 || !ReferenceEquals(left, one[slot - 1])) Report(left, alike ? right : after._root, onRemoved);
                if (slot == 0 || !ReferenceEquals(right, other[slot - 1])) Report(right, alike ? left : before._root, onAdded);
            }
        }

        static void Report(object node, object other, Action<TEntry> report)
        {
            for (var entries = new Enumerator(node); entries.MoveNext();)
            {
                var entry = entries.Current;
                if (!TryFind(other, TOperations.KeyOf(in entry), out var found) || !TOperations.AreSame(in entry, in found)) report(entry);
            }
        }
    }
}
