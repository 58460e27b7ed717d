using PersistentObjects.Indexes;

namespace PersistentObjects.Tests.Indexes;

/// <summary>Goes over a tree a few entries at a time, while the writer goes on.</summary>
sealed class StandingReader
{
    readonly bool _forward;
    readonly List<(int Key, long Id)> _met = [];
    TreeCursor<int> _cursor;
    bool _ended;

    internal StandingReader(TreeNode<int> root, IEnumerable<(int Key, long Id)> entries, bool forward)
    {
        _forward = forward;
        Permanent = [.. entries];
        _cursor = new TreeCursor<int>(root);
        if (forward) _cursor.SeekStart();
        else _cursor.SeekEnd();
    }

    /// <summary>What is there all the time. The test takes out what goes.</summary>
    internal HashSet<(int Key, long Id)> Permanent { get; }

    internal void GoOn(int steps)
    {
        for (var i = 0; i < steps && !_ended; i++)
        {
            _ended = !(_forward ? _cursor.TryNext(out var entry) : _cursor.TryPrevious(out entry));
            if (_ended) break;
            entry.Candidate.IdValue.ShouldBe(entry.Id);
            _met.Add((entry.Key, entry.Id));
        }
        if (_ended) _cursor.Dispose();
    }

    /// <summary>Whether it has come to the end, and then that it has met what it must, each entry once and in order.</summary>
    internal bool HasEnded()
    {
        if (!_ended) return false;
        if (!_forward) _met.Reverse();
        for (var i = 1; i < _met.Count; i++) _met[i - 1].CompareTo(_met[i]).ShouldBeLessThan(0);
        Permanent.Except(_met).ShouldBeEmpty();
        return true;
    }
}
