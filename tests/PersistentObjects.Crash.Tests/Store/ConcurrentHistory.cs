using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// The life of a store that several threads write, some of them with many transactions in flight. Bodies run one at a
/// time, so that the model can be kept by them, in commit order.
/// </summary>
sealed class ConcurrentHistory(int seed, Durability durability)
{
    const int Writers = 4;
    const int TransactionsInFlight = 4;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TransactionPlanner _planner = new(new Random(seed));
    readonly CommitOrder _order = new(new StoreChecks());

    /// <summary>Opens the store, checks what is there, and writes until all is done or the disk fails.</summary>
    public async Task Run(SimulatedDisk disk, int transactionsOfEach)
    {
        using var bank = _order.Open(disk, durability);
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => Task.Factory.StartNew(() => Write(bank, writer, transactionsOfEach), TaskCreationOptions.LongRunning).Unwrap())
            .ToList();
        try
        {
            await Task.WhenAll(writers).WaitAsync(Patience);
        }
        finally
        {
            // Whatever can be read under Full must be found again.
            if (durability == Durability.Full) _order.Acknowledge(bank.Version);
            _order.Checks.Matches(bank, _order[bank.Version]);
        }
        bank.Dispose();
        _order.Acknowledge(_order.Newest.Version);
    }

    /// <summary>Opens the store and checks what is there.</summary>
    public void Verify(SimulatedDisk disk) => _order.Open(disk, durability).Dispose();

    async Task Write(Bank bank, int writer, int transactions)
    {
        var inFlight = new Queue<Task>();
        for (var i = 0; i < transactions; i++)
        {
            if (writer % 2 == 0) WriteAndWait(bank);
            else inFlight.Enqueue(WriteAndAcknowledge(bank));
            if (inFlight.Count == TransactionsInFlight) await inFlight.Dequeue();
            if (durability == Durability.Relaxed && i % 5 == writer) await Flush(bank);
        }
        await Task.WhenAll(inFlight);
    }

    void WriteAndWait(Bank bank)
    {
        var version = bank.Write(() => Transact(bank));
        if (durability == Durability.Full) _order.Acknowledge(version);
    }

    async Task WriteAndAcknowledge(Bank bank)
    {
        var version = await bank.WriteAsync(() => Transact(bank));
        if (durability == Durability.Full) _order.Acknowledge(version);
    }

    async Task Flush(Bank bank)
    {
        var version = bank.Version;
        await bank.FlushAsync();
        _order.Acknowledge(version);
    }

    /// <summary>A body of a write transaction; returns its version.</summary>
    long Transact(Bank bank)
    {
        var edits = _planner.Next(_order.Newest, Manner.Write).Edits;
        foreach (var edit in edits)
        {
            edit.Apply(bank);
            _order.Checks.Learn(bank);
        }
        var next = _order.Newest.After(edits);
        if (next != _order.Newest) _order.Add(next);
        return next.Version;
    }
}
