using System.Collections.Concurrent;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Stress;

namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>
/// Unique keys, each of which exactly one account has at any time: the register's value is that account. It is passed on by two
/// that swap their keys, or by deleting who has it and adding another one.
/// </summary>
sealed class KeyRegisters
{
    readonly World _world;
    readonly ConcurrentDictionary<Account, long> _values = new();

    internal KeyRegisters(World world, int count)
    {
        _world = world;
        Histories = [.. Enumerable.Range(0, count).Select(_ => new RegisterHistory())];
        world.Ledger.Write(() =>
        {
            for (var i = 0; i < count; i++) _values[world.Ledger.Add(new Account(KeyOf(i)))] = 0;
        });
    }

    internal RegisterHistory[] Histories { get; }

    internal void Write(int register, Random random)
    {
        var (ledger, key) = (_world.Ledger, KeyOf(register));
        var isSwap = random.Next(2) == 0;
        Histories[register].Write(value =>
        {
            var next = new Account($"{key} {value}");
            // Not later: as soon as it is published, others meet it.
            _values[next] = value;
            if (isSwap) ledger.Add(next);
            ledger.Write(() =>
            {
                var holder = ledger.Accounts.ByKey[key];
                if (isSwap)
                {
                    holder.Key = next.Key;
                    next.Key = key;
                }
                else
                {
                    ledger.Delete(holder);
                    next.Key = key;
                    ledger.Add(next);
                }
            });
        });
    }

    /// <summary>Outside of every scope, where nothing but the look-up itself makes it one moment.</summary>
    internal void Read(int register) => Histories[register].Read(() =>
    {
        var holder = _world.Ledger.Accounts.ByKey.Find(KeyOf(register));
        World.Check(holder is not null, "a key that somebody has at any time is not found", "register");
        return _values[holder!];
    });

    static string KeyOf(int register) => "register " + register;
}
