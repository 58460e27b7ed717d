using System.Numerics;
using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>Up to <see cref="MaxEntries"/> entries in order, which the writer changes in place while readers copy them.</summary>
/// <remarks>
/// In place, since a copy for each change would live as long as the leaf does and keep the garbage collector busy. Entries
/// lie in slots, in no order; an order lists the slots that are taken. There are two orders: that of the current state, and
/// one in which the writer makes the next.
/// </remarks>
/// <invariants>
/// <list type="bullet">
/// <item>The state is one word: a number that only rises, whose lowest bit names the current order, and how many entries
/// there are.</item>
/// <item>The writer writes only what the current state does not use: the other order, and free slots. One store, with release,
/// then makes the next state the current one. So there is a whole state to be read wherever the writer stands still, and
/// readers never wait for it.</item>
/// <item>A write barrier follows that store, before anything is written that the former state used. So a reader which has copied
/// such a thing finds after its read barrier that the state is another one, on Arm too, and copies again. Until then it takes
/// nothing that it has copied for a key.</item>
/// </list>
/// </invariants>
sealed class TreeLeaf<TKey>(long epoch) : TreeNode<TKey>(epoch)
{
    internal const int MaxEntries = 64;

    const int CountBits = 8;
    const int CountMask = (1 << CountBits) - 1;
    const long NextState = 1 << CountBits;

    static readonly int EntriesInLine = Math.Max(1, 64 / Unsafe.SizeOf<TreeEntry<TKey>>());

    /// <summary>No entries. Never changed, since its epoch is older than any writer's.</summary>
    internal static readonly TreeLeaf<TKey> Empty = new(0);

    Slots _slots;
    Orders _orders;
    long _state;

    // A bit for each slot. Writer lock.
    ulong _taken;

    internal override int Count => (int)_state & CountMask;

    internal override int MaxCount => MaxEntries;

    internal override TreeKey<TKey> First => new(in this[0]);

    /// <summary>An entry as the writer sees it. Writer lock.</summary>
    internal ref readonly TreeEntry<TKey> this[int index] => ref _slots[OrderOf(_state)[index]];

    /// <summary>Copies the entries as they are at one moment, and says how many there are. Any thread.</summary>
    internal int Read(TreeEntry<TKey>[] buffer)
    {
        for (; ; )
        {
            var state = Volatile.Read(ref _state);
            var order = OrderOf(state)[..((int)state & CountMask)];
            for (var i = 0; i < order.Length; i++)
            {
                TestHooks.At(HookPoint.LeafHalfRead);
                buffer[i] = _slots[order[i]];
            }
            TestHooks.At(HookPoint.LeafHalfRead);
            Volatile.ReadBarrier();
            if (Volatile.Read(ref _state) == state) return order.Length;
        }
    }

    /// <summary>The first entry that does not come before this one. Writer lock.</summary>
    internal int PlaceOf(KeyComparison<TKey> comparison, in TreeEntry<TKey> entry)
    {
        Touch();
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var other = ref this[middle];
            var order = comparison.Compare(other.Key, entry.Key);
            if (order < 0 || (order == 0 && other.Id < entry.Id)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Writer lock. There is room.</summary>
    internal void Insert(int index, in TreeEntry<TKey> entry)
    {
        var (state, count) = (_state, Count);
        var slot = BitOperations.TrailingZeroCount(~_taken);
        _slots[slot] = entry;
        var order = OrderOf(state);
        var next = OrderOf(state + NextState);
        order[..index].CopyTo(next);
        next[index] = (byte)slot;
        order[index..count].CopyTo(next[(index + 1)..]);
        _taken |= 1UL << slot;
        TestHooks.At(HookPoint.LeafHalfWritten);
        Enter(state + NextState + 1);
    }

    /// <summary>Writer lock.</summary>
    internal void RemoveAt(int index)
    {
        var (state, count) = (_state, Count);
        var order = OrderOf(state);
        var next = OrderOf(state + NextState);
        var slot = order[index];
        order[..index].CopyTo(next);
        order[(index + 1)..count].CopyTo(next[index..]);
        TestHooks.At(HookPoint.LeafHalfWritten);
        Enter(state + NextState - 1);
        _slots[slot] = default;
        _taken &= ~(1UL << slot);
        TestHooks.At(HookPoint.LeafHalfWritten);
    }

    /// <summary>Two halves, one of them with the entry; at the end a new leaf for it alone.</summary>
    internal (TreeLeaf<TKey> Left, TreeLeaf<TKey> Right) Split(long epoch, int index, in TreeEntry<TKey> entry, bool atEnd)
    {
        var kept = atEnd ? MaxEntries : MaxEntries / 2;
        var (left, right) = (new TreeLeaf<TKey>(epoch), new TreeLeaf<TKey>(epoch));
        left.Append(this, 0, kept);
        right.Append(this, kept, MaxEntries);
        if (index > kept || atEnd) right.Insert(index - kept, in entry);
        else left.Insert(index, in entry);
        return (left, right);
    }

    internal TreeLeaf<TKey> Copy(long epoch) => (TreeLeaf<TKey>)MergedWith(epoch, Empty);

    internal override TreeNode<TKey> MergedWith(long epoch, TreeNode<TKey> right)
    {
        var leaf = new TreeLeaf<TKey>(epoch);
        leaf.Append(this, 0, Count);
        leaf.Append((TreeLeaf<TKey>)right, 0, right.Count);
        return leaf;
    }

    /// <summary>For a leaf that no reader has.</summary>
    internal void Append(in TreeEntry<TKey> entry)
    {
        var count = Count;
        _slots[count] = entry;
        _orders[count] = (byte)count;
        _taken |= 1UL << count;
        _state++;
    }

    void Append(TreeLeaf<TKey> source, int from, int to)
    {
        for (var i = from; i < to; i++) Append(in source[i]);
    }

    /// <summary>
    /// Asks for all of the leaf at once. A search that came by one cache line after the other would wait for each of them,
    /// and that is most of what a change of a large tree costs.
    /// </summary>
    void Touch()
    {
        for (var i = 0; i < MaxEntries; i += EntriesInLine) Volatile.Read(in _slots[i].Id);
        Volatile.Read(in _orders[0]);
        Volatile.Read(in _orders[MaxEntries]);
    }

    void Enter(long state)
    {
        Volatile.Write(ref _state, state);
        Volatile.WriteBarrier();
    }

    Span<byte> OrderOf(long state)
    {
        Span<byte> orders = _orders;
        return orders.Slice((int)(state / NextState & 1) * MaxEntries, MaxEntries);
    }

    [InlineArray(MaxEntries)]
    struct Slots
    {
        TreeEntry<TKey> _first;
    }

    [InlineArray(2 * MaxEntries)]
    struct Orders
    {
        byte _first;
    }
}
