using System.Collections.Concurrent;
using System.Collections.Immutable;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>What a bank holds at every version. Bodies run one at a time, so that the model can be kept by them.</summary>
sealed class WrittenHistory(Bank bank)
{
    readonly ConcurrentDictionary<long, ImmutableSortedDictionary<long, Written>> _states = new() { [0] = ImmutableSortedDictionary<long, Written>.Empty };
    readonly List<Account> _accounts = [];
    readonly List<Customer> _customers = [];
    ImmutableSortedDictionary<long, Written> _newest = ImmutableSortedDictionary<long, Written>.Empty;
    int _names;

    public void Write(Random random, CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            bank.Write(() =>
            {
                var version = bank.Heap.Staged + 1;
                for (var i = random.Next(1, 4); i > 0; i--) Change(random, version);
                _states[version] = _newest;
            });
        }
    }

    public void ShouldMatch(Bank reopened) => reopened.Accounts.OrderBy(a => a.Id)
        .Select(a => (a.IdValue, new Written(a.Email, a.Points, a.Balance, a.Owner?.IdValue ?? 0, a.Version)))
        .ShouldBe(_states[reopened.Version].Select(pair => (pair.Key, pair.Value)));

    void Change(Random random, long version)
    {
        switch (_accounts.Count < 50 ? 0 : random.Next(12))
        {
            case 0:
                var owner = random.Next(2) == 0 ? null : new Customer();
                var added = bank.Add(new Account($"a{_names++}") { Owner = owner });
                _accounts.Add(added);
                if (owner is not null) _customers.Add(owner);
                _newest = _newest.SetItem(added.IdValue, new Written(added.Email, 0, 0, owner?.IdValue ?? 0, version));
                break;
            case 1:
                var deleted = _accounts[random.Next(_accounts.Count)];
                _accounts.Remove(deleted);
                _newest = _newest.Remove(deleted.IdValue);
                bank.Delete(deleted);
                break;
            case 2 when _customers.Count > 0:
                var customer = _customers[random.Next(_customers.Count)];
                _customers.Remove(customer);
                bank.Delete(customer);
                foreach (var (id, account) in _newest)
                {
                    if (account.Owner == customer.IdValue) _newest = _newest.SetItem(id, account with { Owner = 0, Version = version });
                }
                break;
            default:
                var o = _accounts[random.Next(_accounts.Count)];
                o.Points++;
                o.Balance += 1;
                _newest = _newest.SetItem(o.IdValue, _newest[o.IdValue] with { Points = o.Points, Balance = o.Balance, Version = version });
                break;
        }
    }

    readonly record struct Written(string Email, long Points, decimal Balance, long Owner, long Version);
}
