using System.Runtime.CompilerServices;

namespace PersistentObjects.Collections;

/// <summary>A node of a hash trie: five bits of a hash say in which slot to go on.</summary>
/// <remarks>Slots that lie side by side may hold the same bucket, so a bucket of few entries serves many of them.</remarks>
/// <invariants>
/// <list type="bullet">
/// <item>Every slot holds a branch or a bucket. A branch is in one slot; a bucket in a run of 1, 2, 4, 8, 16 or 32, whose first slot is a
/// multiple of their number. No two runs hold the same bucket.</item>
/// <item>Never changes once it can be reached from a trie. Only who has just made it writes to it.</item>
/// </list>
/// </invariants>
sealed class TrieBranch
{
    internal const int SlotBits = 5;
    internal const int Slots = 1 << SlotBits;

    /// <summary>The bits of a hash serve so many levels; two of 32 are left.</summary>
    internal const int Levels = 6;

    Children _children;

    internal object this[int slot] => _children[slot];

    internal static int SlotOf(uint hash, int level) => (int)(hash >> (32 - (SlotBits * (level + 1)))) & (Slots - 1);

    internal TrieBranch Copy()
    {
        var copy = new TrieBranch();
        ((ReadOnlySpan<object>)_children).CopyTo(copy._children);
        return copy;
    }

    internal TrieBranch With(int slot, object child)
    {
        var copy = Copy();
        copy._children[slot] = child;
        return copy;
    }

    /// <summary>Puts a child in a run of slots. Only for a branch that nobody else knows yet.</summary>
    internal void Put(int first, int width, object child) => ((Span<object>)_children).Slice(first, width).Fill(child);

    /// <summary>All slots that hold the same child as one of them.</summary>
    internal (int First, int Width) RunOf(int slot)
    {
        var child = _children[slot];
        var (first, end) = (slot, EndOfRun(slot));
        while (first > 0 && ReferenceEquals(_children[first - 1], child)) first--;
        return (first, end - first);
    }

    internal int EndOfRun(int slot)
    {
        var child = _children[slot];
        do slot++;
        while (slot < Slots && ReferenceEquals(_children[slot], child));
        return slot;
    }

    [InlineArray(Slots)]
    struct Children
    {
        object _first;
    }
}
