using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Stress;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>
/// A property of an object is a register: whoever has been told that it was set, or has seen a value, is never contradicted
/// by what anybody sees later. So is a unique key, whose value is the object that has it. With all ways to write and to read,
/// on slow syncs that may fail, with random delays.
/// </summary>
[NonParallelizable]
public class RegisterTests
{
    const int Registers = 3;

    [TestCase(0, Durability.Full)]
    [TestCase(2500, Durability.Full)]
    [TestCase(0, Durability.Relaxed)]
    public void Single_properties_are_linearizable(int failuresPerMillion, Durability durability)
    {
        var world = new World(Random.Shared.Next(), relaxed: durability == Durability.Relaxed);
        world.Log.FailuresPerMillion = failuresPerMillion;
        var words = Histories();
        var wides = Histories();
        var keys = new KeyRegisters(world, Registers);
        var threads = new Threads(world);
        for (var i = 0; i < 3; i++) threads.Add((world, random) => Write(world, random, words, wides, keys));
        for (var i = 0; i < 4; i++) threads.Add((world, random) => Read(world, random, words, wides, keys));
        threads.RunFor(TimeSpan.FromSeconds(1.5));

        world.Failures.ShouldBeEmpty($"Seed {world.Seed}");
        foreach (var history in words.Concat(wides).Concat(keys.Histories))
        {
            RegisterChecker.FindFault(history.Operations, 0).ShouldBeNull($"Seed {world.Seed}");
        }
        if (failuresPerMillion == 0) words.ShouldAllBe(history => history.Count > 20);
        if (world.Ledger.Transactions.Fault is null) world.Ledger.Dispose();

        static RegisterHistory[] Histories() => [.. Enumerable.Range(0, Registers).Select(_ => new RegisterHistory())];
    }

    static void Write(World world, Random random, RegisterHistory[] words, RegisterHistory[] wides, KeyRegisters keys)
    {
        var ledger = world.Ledger;
        while (!world.IsStopped)
        {
            var register = random.Next(Registers);
            var account = world.Relaxed[register];
            switch (random.Next(6))
            {
                case 0 or 1:
                    wides[register].Write(value => account.Mark = MarkOf(value));
                    continue;
                case 2:
                    keys.Write(register, random);
                    continue;
            }
            words[register].Write(random.Next(5) switch
            {
                0 => value => account.Balance = value,
                1 => value => ledger.Write(() => account.Balance = value),
                2 => value => Worker.Await(ledger.WriteAsync(() => account.Balance = value)),
                3 => value => WriteExplicitly(ledger, account, value),
                _ => value => WriteImpatiently(ledger, account, value, random.Next(4)),
            });
        }
    }

    static void Read(World world, Random random, RegisterHistory[] words, RegisterHistory[] wides, KeyRegisters keys)
    {
        var ledger = world.Ledger;
        while (!world.IsStopped)
        {
            var register = random.Next(Registers);
            var account = world.Relaxed[register];
            switch (random.Next(6))
            {
                case 0 or 1:
                    wides[register].Read(() => ValueOf(account.Mark));
                    continue;
                case 2:
                    for (var i = 0; i < 8; i++) keys.Read(register);
                    continue;
            }
            // What a write transaction has seen and told is as true as what anybody else has.
            var faulted = ledger.Transactions.Fault is not null;
            words[register].Read(random.Next(faulted ? 4 : 6) switch
            {
                0 or 1 => () => account.Balance,
                2 => () => ledger.Read(() => account.Balance),
                3 => () => ReadInView(ledger, account),
                4 => () => ledger.Write(() => account.Balance),
                _ => () => ledger.WriteAsync(() => account.Balance).GetAwaiter().GetResult(),
            });
        }
    }

    static void WriteExplicitly(Ledger ledger, Account account, long value)
    {
        using (ledger.BeginWrite()) account.Balance = -value;
        using var transaction = ledger.BeginWrite();
        account.Balance = -value;
        account.Balance = value;
        transaction.Commit();
    }

    /// <summary>Gives up soon; then learns how it ended.</summary>
    static void WriteImpatiently(Ledger ledger, Account account, long value, int patience)
    {
        using var cancellation = new CancellationTokenSource(patience);
        try
        {
            ledger.Write(() => account.Balance = value, cancellationToken: cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing has happened: once more, without giving up.
            ledger.Write(() => account.Balance = value);
        }
        catch (TransactionOutcomeUnknownException unknown)
        {
            Worker.Await(ledger.WaitForVersion(unknown.Version));
        }
    }

    static long ReadInView(Ledger ledger, Account account)
    {
        using var view = ledger.OpenView();
        using (view.Enter()) return account.Balance;
    }

    static Guid MarkOf(long value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, value);
        BitConverter.TryWriteBytes(bytes[8..], value);
        return new Guid(bytes);
    }

    static long ValueOf(Guid mark)
    {
        var bytes = mark.ToByteArray();
        var (low, high) = (BitConverter.ToInt64(bytes), BitConverter.ToInt64(bytes, 8));
        World.Check(low == high, "torn value", "register");
        return low;
    }
}
