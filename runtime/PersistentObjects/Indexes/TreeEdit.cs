using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>One insertion into or removal from a tree. If a comparer throws, the tree that it began with is as it was.</summary>
/// <remarks>All comparisons come before the first change: they go down to the leaf, and changes come on the way back.</remarks>
readonly struct TreeEdit<TKey>(KeyComparison<TKey> comparison, long epoch)
{
    const int MaxCount = TreeNode<TKey>.MaxCount;

    /// <summary>The root with the entry.</summary>
    internal TreeNode<TKey> Insert(TreeNode<TKey> root, in TreeEntry<TKey> entry)
    {
        var left = Insert(root, in entry, isLast: true, out var right);
        if (right is null) return left;
        var parent = new TreeInner<TKey>(epoch, 4) { Count = 2 };
        (parent.Begins[0], parent.Begins[1]) = (left.First, right.First);
        (parent.Children[0], parent.Children[1]) = (left, right);
        return parent;
    }

    /// <summary>The root without the entry.</summary>
    internal TreeNode<TKey> Remove(TreeNode<TKey> root, in TreeEntry<TKey> entry)
    {
        var left = RemoveFrom(root, in entry);
        if (left.Count == 0) return TreeLeaf<TKey>.Empty;
        while (left is TreeInner<TKey> { Count: 1 } inner) left = inner.Children[0];
        return left;
    }

    TreeNode<TKey> Insert(TreeNode<TKey> node, in TreeEntry<TKey> entry, bool isLast, out TreeNode<TKey>? right)
    {
        if (node is TreeLeaf<TKey> leaf) return Insert(leaf, in entry, isLast, out right);
        var inner = (TreeInner<TKey>)node;
        var index = ChildFor(inner, in entry);
        var child = Insert(inner.Children[index], in entry, isLast && index == inner.Count - 1, out var added);
        inner = Own(inner, added is null ? inner.Count : inner.Count + 1);
        inner.Children[index] = child;
        right = null;
        if (added is null) return inner;
        if (inner.Count == MaxCount)
        {
            var other = Split(inner, isLast && index == inner.Count - 1);
            right = other;
            if (index + 1 > inner.Count || other.Count == 0)
            {
                Put(other, index + 1 - inner.Count, added);
                return inner;
            }
        }
        Put(inner, index + 1, added);
        return inner;
    }

    TreeLeaf<TKey> Insert(TreeLeaf<TKey> leaf, in TreeEntry<TKey> entry, bool isLast, out TreeNode<TKey>? right)
    {
        var index = PlaceOf(leaf, in entry);
        if (index < leaf.Count && leaf.Entries[index].Id == entry.Id && comparison.Compare(leaf.Entries[index].Key, entry.Key) == 0)
        {
            throw new CandidatesDisagreeException($"An ordered index has the candidate {entry.Candidate} already");
        }
        right = null;
        if (leaf.Count < MaxCount)
        {
            leaf = Own(leaf, leaf.Count + 1);
            Put(leaf, index, in entry);
            return leaf;
        }
        if (isLast && index == leaf.Count)
        {
            // Where keys rise, as those of time do, full leaves stay full.
            var next = new TreeLeaf<TKey>(epoch, 4);
            Put(next, 0, in entry);
            right = next;
            return leaf;
        }
        const int Kept = MaxCount / 2;
        var other = new TreeLeaf<TKey>(epoch, MaxCount - Kept + 1) { Count = MaxCount - Kept };
        Array.Copy(leaf.Entries, Kept, other.Entries, 0, other.Count);
        leaf = Own(leaf, Kept + 1, Kept);
        if (index > Kept) Put(other, index - Kept, in entry);
        else Put(leaf, index, in entry);
        right = other;
        return leaf;
    }

    TreeNode<TKey> RemoveFrom(TreeNode<TKey> node, in TreeEntry<TKey> entry)
    {
        if (node is TreeLeaf<TKey> leaf)
        {
            var place = PlaceOf(leaf, in entry);
            if (place == leaf.Count || !ReferenceEquals(leaf.Entries[place].Candidate, entry.Candidate)
                || comparison.Compare(leaf.Entries[place].Key, entry.Key) != 0)
            {
                throw new CandidatesDisagreeException($"An ordered index has no candidate {entry.Candidate}");
            }
            leaf = Own(leaf, leaf.Count);
            leaf.Count--;
            Array.Copy(leaf.Entries, place + 1, leaf.Entries, place, leaf.Count - place);
            leaf.Entries[leaf.Count] = default;
            return leaf;
        }
        var inner = (TreeInner<TKey>)node;
        var index = ChildFor(inner, in entry);
        var child = RemoveFrom(inner.Children[index], in entry);
        inner = Own(inner, inner.Count);
        inner.Children[index] = child;
        if (child.Count == 0) TakeOut(inner, index);
        else if (child.Count < TreeNode<TKey>.MinCount)
        {
            if (index > 0 && CanMerge(inner, index - 1)) Merge(inner, index - 1);
            else if (index < inner.Count - 1 && CanMerge(inner, index)) Merge(inner, index);
        }
        return inner;
    }

    static bool CanMerge(TreeInner<TKey> inner, int index)
        => inner.Children[index].Count + inner.Children[index + 1].Count <= MaxCount * 3 / 4;

    void Merge(TreeInner<TKey> inner, int index)
    {
        var (left, right) = (inner.Children[index], inner.Children[index + 1]);
        var count = left.Count + right.Count;
        if (left is TreeLeaf<TKey> leaf)
        {
            leaf = Own(leaf, count);
            Array.Copy(((TreeLeaf<TKey>)right).Entries, 0, leaf.Entries, left.Count, right.Count);
            inner.Children[index] = leaf;
        }
        else
        {
            var (a, b) = (Own((TreeInner<TKey>)left, count), (TreeInner<TKey>)right);
            Array.Copy(b.Begins, 0, a.Begins, left.Count, right.Count);
            Array.Copy(b.Children, 0, a.Children, left.Count, right.Count);
            // What the right one's parent knows of its beginning holds for all that was moved there later.
            a.Begins[left.Count] = inner.Begins[index + 1];
            inner.Children[index] = a;
        }
        inner.Children[index].Count = count;
        TakeOut(inner, index + 1);
    }

    /// <summary>The last child that begins at the entry's place or before it, else the first.</summary>
    int ChildFor(TreeInner<TKey> inner, in TreeEntry<TKey> entry)
    {
        var (low, high) = (0, inner.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            ref var begin = ref inner.Begins[middle];
            var order = comparison.Compare(begin.Key, entry.Key);
            if (order < 0 || (order == 0 && begin.Id <= entry.Id)) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>The first entry that does not come before this one.</summary>
    int PlaceOf(TreeLeaf<TKey> leaf, in TreeEntry<TKey> entry)
    {
        var (low, high) = (0, leaf.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref var other = ref leaf.Entries[middle];
            var order = comparison.Compare(other.Key, entry.Key);
            if (order < 0 || (order == 0 && other.Id < entry.Id)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    TreeLeaf<TKey> Own(TreeLeaf<TKey> leaf, int capacity) => Own(leaf, capacity, leaf.Count);

    /// <summary>The leaf if it is the writer's own, else a copy; with the first so many entries.</summary>
    TreeLeaf<TKey> Own(TreeLeaf<TKey> leaf, int capacity, int count)
    {
        if (leaf.Epoch != epoch)
        {
            var copy = new TreeLeaf<TKey>(epoch, capacity);
            Array.Copy(leaf.Entries, copy.Entries, count);
            leaf = copy;
        }
        else if (leaf.Entries.Length < capacity) Array.Resize(ref leaf.Entries, Grown(capacity));
        else if (leaf.Count > count) Array.Clear(leaf.Entries, count, leaf.Count - count);
        leaf.Count = count;
        return leaf;
    }

    TreeInner<TKey> Own(TreeInner<TKey> inner, int capacity)
    {
        capacity = Math.Min(capacity, MaxCount);
        if (inner.Epoch != epoch)
        {
            var copy = new TreeInner<TKey>(epoch, capacity) { Count = inner.Count };
            Array.Copy(inner.Begins, copy.Begins, inner.Count);
            Array.Copy(inner.Children, copy.Children, inner.Count);
            return copy;
        }
        if (inner.Children.Length < capacity)
        {
            Array.Resize(ref inner.Begins, Grown(capacity));
            Array.Resize(ref inner.Children, Grown(capacity));
        }
        return inner;
    }

    /// <summary>The upper half of a full node of the writer's own, or an empty one when children come at the end.</summary>
    TreeInner<TKey> Split(TreeInner<TKey> inner, bool atEnd)
    {
        var kept = atEnd ? MaxCount : MaxCount / 2;
        var other = new TreeInner<TKey>(epoch, Math.Max(MaxCount - kept + 1, 4)) { Count = MaxCount - kept };
        Array.Copy(inner.Begins, kept, other.Begins, 0, other.Count);
        Array.Copy(inner.Children, kept, other.Children, 0, other.Count);
        Array.Clear(inner.Begins, kept, other.Count);
        Array.Clear(inner.Children, kept, other.Count);
        inner.Count = kept;
        return other;
    }

    static void Put(TreeLeaf<TKey> leaf, int index, in TreeEntry<TKey> entry)
    {
        Array.Copy(leaf.Entries, index, leaf.Entries, index + 1, leaf.Count - index);
        leaf.Entries[index] = entry;
        leaf.Count++;
    }

    static void Put(TreeInner<TKey> inner, int index, TreeNode<TKey> child)
    {
        Array.Copy(inner.Begins, index, inner.Begins, index + 1, inner.Count - index);
        Array.Copy(inner.Children, index, inner.Children, index + 1, inner.Count - index);
        (inner.Begins[index], inner.Children[index]) = (child.First, child);
        inner.Count++;
    }

    static void TakeOut(TreeInner<TKey> inner, int index)
    {
        inner.Count--;
        Array.Copy(inner.Begins, index + 1, inner.Begins, index, inner.Count - index);
        Array.Copy(inner.Children, index + 1, inner.Children, index, inner.Count - index);
        inner.Begins[inner.Count] = default;
        inner.Children[inner.Count] = null!;
    }

    static int Grown(int capacity) => Math.Min(Math.Max(2 * capacity, 8), MaxCount);
}
