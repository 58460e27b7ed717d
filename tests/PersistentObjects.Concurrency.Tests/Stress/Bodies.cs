using PersistentObjects.Concurrency.Tests.Model;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>
/// One write transaction: money moves between accounts and never comes or goes, keys are swapped, accounts are paired,
/// added, deleted. Before it changes an account it compares it with what the last transaction left.
/// </summary>
sealed class Bodies(World world, Random random)
{
    readonly List<Account> _touched = [];
    readonly List<Account> _added = [];
    readonly List<Account> _deleted = [];
    long _version;
    long _ticket;

    /// <summary>The accounts that the last body changed and did not delete.</summary>
    internal IEnumerable<Account> Changed => _touched.Except(_deleted);

    internal IReadOnlyList<Account> Added => _added;

    internal IReadOnlyList<Account> Deleted => _deleted;

    internal long Version => _version;

    internal void Run(bool willFail)
    {
        _touched.Clear();
        _added.Clear();
        _deleted.Clear();
        _version = world.Ledger.Heap.Staged + 1;
        _ticket = world.NextTicket();
        for (var operations = 1 + random.Next(3); operations > 0; operations--)
        {
            var a = Permanent();
            var b = Permanent();
            while (a == b) b = Permanent();
            switch (random.Next(100))
            {
                case < 40: Transfer(a, b); break;
                case < 55: SwapKeys(a, b); break;
                case < 65: Pair(a, b); break;
                case < 82: Add(a); break;
                case < 94: Delete(a); break;
                default: ChangeDynamic(a); break;
            }
        }
        if (!willFail) Record();
    }

    void Transfer(Account a, Account b)
    {
        Touch(a);
        Touch(b);
        Move(a, b, random.Next(50));
        if (random.Next(2) == 0) a.Tier = RandomTier();
        if (random.Next(8) > 0) return;
        var tier = a.Tier;
        a.Tier = RandomTier();
        a.Tier = tier;
    }

    void SwapKeys(Account a, Account b)
    {
        Touch(a);
        Touch(b);
        (a.Key, b.Key) = (b.Key, a.Key);
        var keys = world.Ledger.Accounts.ByKey;
        World.Check(keys.Find(a.Key) == a && keys.Find(b.Key) == b, "lookup misses a swap", "body");
    }

    void Pair(Account a, Account b)
    {
        foreach (var one in (Account[])[a, b])
        {
            Touch(one);
            if (one.Partner is not { } old) continue;
            Touch(old);
            (old.Partner, one.Partner) = (null, null);
        }
        (a.Partner, b.Partner) = (b, a);
    }

    void Add(Account from)
    {
        if (random.Next(3) > 0 || !world.Detached.TryDequeue(out var account) || account.Id.Value != 0)
        {
            account = new Account($"d{_ticket}-{_added.Count}", 7, RandomTier());
        }
        world.Ledger.Add(account);
        _added.Add(account);
        _touched.Add(account);
        Touch(from);
        var amount = random.Next(50);
        SetBalance(account, amount);
        SetBalance(from, from.Balance - amount);
        account.Mark = Stamps.Mark(_version, _ticket);
        if (random.Next(4) == 0) account.Tier = RandomTier();
    }

    void Delete(Account to)
    {
        if (Dynamic() is not { } account) return;
        Touch(to);
        Touch(account);
        Move(account, to, account.Balance);
        world.Ledger.Delete(account);
        _deleted.Add(account);
    }

    void ChangeDynamic(Account other)
    {
        if (Dynamic() is not { } account) return;
        Touch(account);
        Touch(other);
        Move(other, account, random.Next(9));
        if (random.Next(2) == 0) account.Tier = RandomTier();
        if (random.Next(3) == 0) account.Key = $"e{_ticket}-{_touched.Count}";
    }

    void Touch(Account account)
    {
        if (_touched.Contains(account)) return;
        if (world.Journal.Newest(account) is { } known)
        {
            var found = Values.Of(account);
            World.Check(found == known, $"a writer sees {found}, its predecessors left {known}", "body");
        }
        _touched.Add(account);
        account.Mark = Stamps.Mark(_version, _ticket);
    }

    void Record()
    {
        world.Journal.Record(
            _version,
            _ticket,
            [.. _touched.Select(account => (account, _deleted.Contains(account) ? null : Values.Of(account)))]);
        if (_added.Count + _deleted.Count == 0) return;
        var all = world.Dynamic.Concat(_added);
        // Some of the deleted ones stay, so that readers go on holding such objects.
        world.Dynamic = [.. world.Dynamic.Length > 150 ? all.Except(_deleted) : all];
    }

    static void Move(Account from, Account to, long amount)
    {
        SetBalance(from, from.Balance - amount);
        SetBalance(to, to.Balance + amount);
    }

    static void SetBalance(Account account, long balance)
    {
        account.Balance = balance;
        account.Amount = Stamps.Amount(balance);
    }

    Account Permanent() => world.Permanent[random.Next(World.Permanents)];

    /// <summary>A dynamic account that is there, null when the one that chance takes is not.</summary>
    Account? Dynamic()
    {
        var all = world.Dynamic;
        if (all.Length == 0) return null;
        var account = all[random.Next(all.Length)];
        return world.Journal.Newest(account) is null || _deleted.Contains(account) ? null : account;
    }

    Tier RandomTier() => (Tier)random.Next(4);
}
