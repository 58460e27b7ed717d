using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A range of a tree. The keys of bounds are lifted to those of the tree, which may have a component more.</summary>
sealed class TreeRange<TKey, TTree, T>(OrderedIndexTable<TTree> table, Func<TKey, TTree> lift) : OrderedRange<TKey, T>
    where T : PersistentObject
{
    static readonly Func<TreeRange<TKey, TTree, T>, View, T?> FirstOf = static (range, view) => range.First(view);

    // What the range is of: all, or one value of the first components.
    TreeBound<TTree>[] _lower = [];
    TreeBound<TTree>[] _upper = [];
    bool _isDescending;

    // Whether a bound says of null keys that they belong or not; otherwise an upper bound alone leaves them out.
    bool _hasLowerKey;
    bool _hasUpperKey;

    public override long Count
    {
        get
        {
            var count = 0L;
            foreach (var _ in this) count++;
            return count;
        }
    }

    public override T? Min => Glance.At(table.Heap, Ascending(WithoutNulls()), FirstOf);

    public override T? Max => Glance.At(table.Heap, (TreeRange<TKey, TTree, T>)WithoutNulls().Descending(), FirstOf);

    /// <summary>One value of the first components, all of the last one.</summary>
    internal static TreeRange<TKey, TTree, T> Of(OrderedIndexTable<TTree> table, Func<TKey, TTree> lift) => new(table, lift)
    {
        _lower = [TreeBound<TTree>.Before(lift(default!), KeyPart.First)],
        _upper = [TreeBound<TTree>.Behind(lift(default!), KeyPart.First)],
    };

    public override OrderedRange<TKey, T> From(TKey key) => AddLower(TreeBound<TTree>.Before(lift(key)));

    public override OrderedRange<TKey, T> Above(TKey key) => AddLower(TreeBound<TTree>.Behind(lift(key)));

    public override OrderedRange<TKey, T> To(TKey key) => AddUpper(TreeBound<TTree>.Behind(lift(key)), key is null);

    public override OrderedRange<TKey, T> Below(TKey key) => AddUpper(TreeBound<TTree>.Before(lift(key)), key is null);

    public override OrderedRange<TKey, T> After(TKey key, ObjectId id) => _isDescending
        ? AddUpper(new TreeBound<TTree>(lift(key), KeyPart.Whole, id.Value - 1), isNull: true)
        : AddLower(new TreeBound<TTree>(lift(key), KeyPart.Whole, id.Value));

    public override OrderedRange<TKey, T> Descending()
    {
        var range = Copy();
        range._isDescending = true;
        return range;
    }

    public override IEnumerator<T> GetEnumerator()
    {
        using var view = ThreadView.Pin(table.Heap);
        var cursor = Start(table.TakeRoot(), out var end);
        try
        {
            while (TryMove(ref cursor, end, out var entry))
            {
                if (entry.Candidate is T match && table.IsMatch(match, entry.Key, view.View)) yield return match;
            }
        }
        finally
        {
            cursor.Dispose();
        }
    }

    internal override OrderedRange<TKey, T> Beginning(TKey with)
    {
        ArgumentNullException.ThrowIfNull(with);
        var key = lift(with);
        // An index whose strings with one beginning don't lie together refuses, and should do so here.
        table.Comparison.Compare(key, key, KeyPart.Beginning);
        var range = AddLower(TreeBound<TTree>.Before(key, KeyPart.Beginning));
        range._upper = [.. range._upper, TreeBound<TTree>.Behind(key, KeyPart.Beginning)];
        return range;
    }

    T? First(View view)
    {
        var cursor = Start(table.Root, out var end);
        try
        {
            while (TryMove(ref cursor, end, out var entry))
            {
                if (entry.Candidate is T match && table.IsMatch(match, entry.Key, view)) return match;
            }
            return null;
        }
        finally
        {
            cursor.Dispose();
        }
    }

    /// <summary>Where the enumeration begins, and the bounds at which it ends.</summary>
    TreeCursor<TTree> Start(TreeNode<TTree> root, out TreeBounds<TTree>? end)
    {
        var range = _hasUpperKey && !_hasLowerKey ? WithoutNulls() : this;
        var lower = range._lower.Length == 0 ? null : new TreeBounds<TTree>(table.Comparison, range._lower, isLower: true);
        var upper = range._upper.Length == 0 ? null : new TreeBounds<TTree>(table.Comparison, range._upper, isLower: false);
        var cursor = new TreeCursor<TTree>(root);
        var start = _isDescending ? upper : lower;
        end = _isDescending ? lower : upper;
        if (start is not null) cursor.Seek(start);
        else if (_isDescending) cursor.SeekEnd();
        else cursor.SeekStart();
        return cursor;
    }

    bool TryMove(ref TreeCursor<TTree> cursor, TreeBounds<TTree>? end, out TreeEntry<TTree> entry)
    {
        if (!(_isDescending ? cursor.TryPrevious(out entry) : cursor.TryNext(out entry))) return false;
        TestHooks.At(HookPoint.CandidateLoaded);
        return end is null || end.IsBehind(in entry) != _isDescending;
    }

    TreeRange<TKey, TTree, T> WithoutNulls()
        => default(TKey) is null ? AddLower(TreeBound<TTree>.Behind(lift(default!))) : this;

    static TreeRange<TKey, TTree, T> Ascending(TreeRange<TKey, TTree, T> range)
    {
        var ascending = range.Copy();
        ascending._isDescending = false;
        return ascending;
    }

    TreeRange<TKey, TTree, T> AddLower(TreeBound<TTree> bound)
    {
        var range = Copy();
        range._lower = [.. _lower, bound];
        range._hasLowerKey = true;
        return range;
    }

    TreeRange<TKey, TTree, T> AddUpper(TreeBound<TTree> bound, bool isNull)
    {
        var range = Copy();
        range._upper = [.. _upper, bound];
        range._hasUpperKey |= !isNull;
        return range;
    }

    TreeRange<TKey, TTree, T> Copy() => (TreeRange<TKey, TTree, T>)MemberwiseClone();
}
