using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>Writers for what transactions do to collections, used again. Writer lock.</summary>
sealed class JournalPool(ObjectHeap heap)
{
    const int MostKept = 16;

    readonly Stack<RecordWriter> _spare = new();

    internal RecordWriter Rent() => _spare.TryPop(out var journal) ? journal : new RecordWriter { Blobs = heap.BlobDestination };

    internal void Return(RecordWriter journal)
    {
        if (_spare.Count == MostKept) return;
        journal.Clear();
        _spare.Push(journal);
    }
}
