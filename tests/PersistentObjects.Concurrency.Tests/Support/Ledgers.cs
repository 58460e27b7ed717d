using PersistentObjects.CompilerServices;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Transactions;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>Stores on a log of the test's, and what a test asks of their inside.</summary>
static class Ledgers
{
    internal static Ledger On(ICommitLog log, StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        var ledger = Create<Ledger>(options);
        ledger.Transactions.Start(new CommitPipeline(ledger.Heap, log, options, abandonParts: false));
        return ledger;
    }

    internal static Ledger InMemory(Durability durability = Durability.Full)
        => Ledger.InMemory(new StoreOptions { Durability = durability });

    internal static Ledger InMemory(StoreOptions options) => Ledger.InMemory(options);

    /// <summary>Lets the settler have its share, as the next writer would.</summary>
    internal static void Settle(this Ledger ledger)
    {
        ledger.Heap.EnterWriter();
        ledger.Heap.ExitWriter();
    }

    /// <summary>Objects that have a version chain or the mark of one that was not taken back.</summary>
    internal static int CountUnsettled(this Ledger ledger)
    {
        using var locked = new LockedHeap(ledger.Heap);
        return ledger.Candidates().Count(o => o.Sidecar is not null);
    }

    /// <summary>Objects that wait to be settled and that no scope holds back.</summary>
    internal static int CountQueued(this Ledger ledger)
    {
        using var locked = new LockedHeap(ledger.Heap);
        return ledger.Heap.Settling.Count;
    }

    /// <summary>Candidates of the extent, and those of each index.</summary>
    internal static (int Objects, int[] Indexes) CountCandidates(this Ledger ledger)
    {
        using var locked = new LockedHeap(ledger.Heap);
        return (ledger.Candidates().Count(), [.. ledger.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Select(index => index.CandidateCount)]);
    }

    /// <summary>The versions of an object's chain, newest first; empty when it is settled.</summary>
    internal static long[] Chain(this Ledger ledger, PersistentObject o)
    {
        using var locked = new LockedHeap(ledger.Heap);
        var versions = new List<long>();
        for (var node = o.Sidecar; node is not null; node = node.Older) versions.Add(node.Version);
        return [.. versions];
    }

    static IEnumerable<PersistentObject> Candidates(this Ledger ledger)
    {
        var pages = ledger.Heap.Classes.ExtentOf(typeof(Account)).Pages;
        return
            from page in pages
            where page is not null
            from slot in Enumerable.Range(0, ExtentPage.Size)
            let candidate = page[slot]
            where candidate is not null
            select candidate;
    }

    static T Create<T>(StoreOptions options)
        where T : PersistentStore, IPersistentStore<T> => T.Create(options);

    /// <summary>The writer lock, without a writer's share of settling when it is taken, but with the duties of who lets it go.</summary>
    readonly struct LockedHeap : IDisposable
    {
        readonly ObjectHeap _heap;

        internal LockedHeap(ObjectHeap heap)
        {
            _heap = heap;
            heap.WriterLock.Enter();
        }

        public void Dispose() => _heap.ExitWriter();
    }
}
