namespace PersistentObjects.Collections;

sealed partial class HashTrie<TKey, TEntry, TOperations>
{
    public Enumerator GetEnumerator() => new(_root);

    /// <summary>Goes over all entries in the order of their hashes. It finds each bucket from the root, so it needs no memory of the path.</summary>
    internal struct Enumerator
    {
        // The bits of a hash that lead to a bucket, as a number.
        const uint End = 1u << (TrieBranch.SlotBits * TrieBranch.Levels);

        readonly object _root;
        TEntry[] _entries = [];
        int _index = -1;
        uint _next;

        internal Enumerator(object root) => _root = root;

        public readonly TEntry Current => _entries[_index];

        public bool MoveNext()
        {
            while (++_index >= _entries.Length)
            {
                if (_next == End)
                {
                    _index = _entries.Length;
                    return false;
                }
                _entries = NextBucket().Entries;
                _index = -1;
            }
            return true;
        }

        TrieBucket<TEntry> NextBucket()
        {
            var (node, from) = (_root, _next);
            _next = End;
            for (var shift = TrieBranch.SlotBits * (TrieBranch.Levels - 1); node is TrieBranch branch; shift -= TrieBranch.SlotBits)
            {
                var slot = (int)(from >> shift) & (TrieBranch.Slots - 1);
                _next = (((from >> shift) & ~(uint)(TrieBranch.Slots - 1)) + (uint)branch.EndOfRun(slot)) << shift;
                node = branch[slot];
            }
            return AsBucket(node);
        }
    }
}
