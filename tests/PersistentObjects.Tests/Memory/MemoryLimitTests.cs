using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Memory;

/// <summary>At the limit of memory a transaction is refused before it is logged, unless it makes room.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class MemoryLimitTests
{
    const long Limit = 1 << 20;

    readonly MeterOfTests _meter = new();
    readonly SimulatedDisk _disk = new();
    readonly Bank _bank;

    public MemoryLimitTests() => _bank = Open(Durability.Full);

    [TearDown]
    public void CloseStore() => _bank.Dispose();

    [Test]
    public void A_transaction_that_adds_is_refused_and_leaves_nothing()
    {
        var account = _bank.Add(new Account("before"));
        var hash = _bank.ComputeStateHash();
        FillUp();
        var operations = _disk.Operations;
        var refused = Should.Throw<StoreMemoryLimitException>(() => _bank.Write(() =>
        {
            account.Points = 7;
            _bank.Add(new Account("refused") { Owner = new Customer() });
        }));
        (refused.LimitBytes, refused.UsedBytes).ShouldBe((Limit, Limit + 1));
        refused.Message.ShouldContain("Delete objects");
        _disk.Operations.ShouldBe(operations, "nothing is logged");
        (_bank.Version, _bank.ComputeStateHash(), account.Points).ShouldBe((1, hash, 0));
        _bank.VerifyIndexes().ShouldBeEmpty();

        _meter.Live = 0;
        _bank.Add(new Account("refused")).IdValue.ShouldBe(account.IdValue + 1);
        _bank.Dispose();
        using var reopened = Open(Durability.Full);
        reopened.Accounts.Count.ShouldBe(2);
    }

    [Test]
    public void Every_way_of_writing_is_refused([Values] Durability durability)
    {
        _bank.Dispose();
        using var bank = Open(durability);
        var account = bank.Add(new Account("a"));
        FillUp(bank);
        Should.Throw<StoreMemoryLimitException>(() => account.Points++);
        Should.Throw<StoreMemoryLimitException>(() => account.Tier = Tier.Basic);
        Should.Throw<StoreMemoryLimitException>(() => bank.Add(new Account("b")));
        Should.Throw<StoreMemoryLimitException>(() => bank.WriteAsync(() => account.Points++).GetAwaiter().GetResult());
        Should.Throw<StoreMemoryLimitException>(() =>
        {
            using var transaction = bank.BeginWrite();
            account.Points++;
            transaction.Commit();
        });
        (account.Points, account.Tier, bank.Version).ShouldBe((0, Tier.Gold, 1));
        account.Points = 0;
        bank.Write(() => { });
    }

    [Test]
    public void What_deletes_and_adds_nothing_goes_through()
    {
        var accounts = Enumerable.Range(0, 10).Select(i => _bank.Add(new Account($"a{i}") { Owner = new Customer() })).ToList();
        FillUp();
        _bank.Delete(accounts[0]);
        _bank.Write(() =>
        {
            // Also references to what is deleted may be taken away.
            accounts[1].Owner = null;
            _bank.Delete(_bank.Customers.First());
        });
        Should.Throw<StoreMemoryLimitException>(() => _bank.Write(() =>
        {
            _bank.Delete(accounts[2]);
            _bank.Add(new Account("new"));
        }));
        Should.Throw<StoreMemoryLimitException>(() => accounts[1].Points++);
        accounts[2].IsDeleted.ShouldBeFalse();

        // What was deleted is garbage, and the next writer finds out.
        (_meter.Live, _meter.Garbage) = (Limit / 2, Limit);
        _bank.Delete(accounts[3]);
        accounts[1].Points++;
        _bank.Dispose();
        using var reopened = Open(Durability.Full);
        (reopened.Accounts.Count, reopened.Customers.Count).ShouldBe((8, 9));
    }

    [Test]
    public void A_large_transaction_is_refused_while_its_body_runs()
    {
        var added = 0;
        Should.Throw<StoreMemoryLimitException>(() => _bank.Write(() =>
        {
            for (; added < 100_000; added++)
            {
                if (added == 5000) _meter.Live = Limit + 1;
                _bank.Add(new Letter { Number = added });
            }
        }));
        added.ShouldBeInRange(5000, 8000);
        (_bank.Letters.Count, _bank.Version).ShouldBe((0, 0));
        _meter.Live = 0;
        _bank.Add(new Letter()).IdValue.ShouldBe(1);
    }

    [Test]
    public void Nobody_is_refused_because_of_garbage()
    {
        for (var round = 1; round < 5; round++)
        {
            (_meter.Live, _meter.Garbage, _meter.AllocatedBytes) = (Limit - 10, 2 * Limit, round * Limit);
            Write(3000);
            _meter.Collections.ShouldBe(round, "one collection serves until much was allocated again");
        }
    }

    [Test]
    public void At_the_limit_garbage_is_not_collected_for_every_transaction()
    {
        FillUp();
        _meter.Collections.ShouldBe(1);
        for (var i = 0; i < 100; i++) Should.Throw<StoreMemoryLimitException>(() => _bank.Add(new Customer()));
        _meter.Collections.ShouldBe(1);
        // Somebody else in the process has given memory back, and its garbage is collected when enough was allocated.
        (_meter.Live, _meter.Garbage, _meter.AllocatedBytes) = (0, 2 * Limit, Limit);
        _bank.Add(new Letter());
        _meter.Collections.ShouldBe(2);
    }

    [Test]
    public void Many_that_delete_at_the_limit_do_not_have_garbage_collected_each()
    {
        var letters = Enumerable.Range(0, 300).Select(i => _bank.Add(new Letter { Number = i })).ToList();
        FillUp();
        foreach (var letter in letters) _bank.Delete(letter);
        _meter.Collections.ShouldBe(1);
        Should.Throw<StoreMemoryLimitException>(() => _bank.Add(new Customer()));
        _meter.Collections.ShouldBe(2);
    }

    [Test]
    public void What_a_scope_has_kept_is_collected_before_anybody_is_refused()
    {
        var letters = Enumerable.Range(0, 10).Select(i => _bank.Add(new Letter { Number = i })).ToList();
        var view = _bank.OpenView();
        FillUp();
        foreach (var letter in letters) _bank.Delete(letter);
        Should.Throw<StoreMemoryLimitException>(() => _bank.Add(new Customer()));
        (_meter.Live, _meter.Garbage) = (0, 2 * Limit);
        Should.Throw<StoreMemoryLimitException>(() => _bank.Add(new Customer()), "nothing says that there is garbage");

        view.Dispose();

        _bank.Add(new Customer());
        _meter.Garbage.ShouldBe(0);
    }

    [Test]
    public void Memory_is_looked_at_once_in_many_transactions()
    {
        _meter.Live = Limit;
        Write(10_000);
        _meter.Looks.ShouldBeInRange(9, 11);
        // Long values count for more.
        var before = _meter.Looks;
        for (var i = 0; i < 10; i++) _bank.Add(new Account($"long {i}") { City = new string('c', 300_000) });
        (_meter.Looks - before).ShouldBeInRange(9, 12);
    }

    [Test]
    public void Without_a_limit_memory_is_not_looked_at()
    {
        var meter = new MeterOfTests { Live = long.MaxValue };
        using var bank = Bank.InMemory(new StoreOptions { MemoryLimit = 0, Memory = meter });
        for (var i = 0; i < 3000; i++) bank.Add(new Customer());
        meter.Looks.ShouldBe(0);
    }

    [Test]
    public void The_limit_is_four_fifths_of_what_the_collector_may_use()
    {
        var limit = new StoreOptions().MemoryLimit;
        ((double)limit / GC.GetGCMemoryInfo().TotalAvailableMemoryBytes).ShouldBe(0.8, 0.001);
        Should.Throw<ArgumentOutOfRangeException>(() => Bank.InMemory(new StoreOptions { MemoryLimit = -1 }));
    }

    void FillUp(Bank? bank = null)
    {
        _meter.Live = Limit + 1;
        bank ??= _bank;
        // So many changes that somebody looks.
        Should.Throw<StoreMemoryLimitException>(() => bank.Write(() =>
        {
            for (var i = 0; i < 3000; i++) bank.Add(new Customer());
        }));
    }

    void Write(int count)
    {
        for (var i = 0; i < count; i++) _bank.Add(new Customer());
    }

    Bank Open(Durability durability) => Bank.Open(new StoreOptions
    {
        Storage = _disk,
        Durability = durability,
        SegmentSizeBytes = 1 << 20,
        MemoryLimit = Limit,
        Memory = _meter,
        TimeProvider = new ManualTime(),
    });
}
