using System.Buffers;
using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Evolution;

/// <summary>
/// The members of a structure that is there. It is made before its members, which may contain it.
/// </summary>
sealed class StructureConversion : ByteConversion
{
    const int FewMembers = 32;

    // In an order in which the stored members can be read one behind the other.
    ByteConversion[] _steps = [];

    // Which step makes each of today's members; null when they come in that order.
    int[]? _places;

    /// <summary>Whether it was met inside of itself.</summary>
    internal bool IsRecursive { get; set; }

    internal void Complete(ByteConversion[] steps, int[]? places) => (_steps, _places) = (steps, places);

    internal override void Convert(ref RecordReader from, RecordWriter to)
    {
        if (!IsRecursive)
        {
            ConvertMembers(ref from, to);
            return;
        }
        from.BeginNested();
        // How many frames a level takes, the types decide; how many this thread has left, only it knows.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new RecordFormatException($"a value that nests too deeply at byte {from.Position}");
        ConvertMembers(ref from, to);
        from.EndNested();
    }

    void ConvertMembers(ref RecordReader from, RecordWriter to)
    {
        if (_places is not null)
        {
            ConvertToOtherOrder(ref from, to, _places);
            return;
        }
        foreach (var step in _steps) step.Convert(ref from, to);
    }

    void ConvertToOtherOrder(ref RecordReader from, RecordWriter to, int[] places)
    {
        Span<int> ends = _steps.Length <= FewMembers ? stackalloc int[FewMembers] : new int[_steps.Length];
        var start = to.Length;
        for (var i = 0; i < _steps.Length; i++)
        {
            _steps[i].Convert(ref from, to);
            ends[i] = to.Length - start;
        }
        var bytes = to.WrittenSince(start);
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        var position = 0;
        foreach (var place in places)
        {
            var member = copy.AsSpan((place == 0 ? 0 : ends[place - 1])..ends[place]);
            member.CopyTo(bytes[position..]);
            position += member.Length;
        }
        ArrayPool<byte>.Shared.Return(copy);
    }
}
