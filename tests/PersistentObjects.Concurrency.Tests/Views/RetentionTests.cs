using System.Globalization;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Views;

/// <summary>
/// What a store keeps is what the live objects and the open views need: counted, not weighed. So many updates as
/// PERSISTENTOBJECTS_RETENTION_UPDATES says; the default is for every build.
/// </summary>
public class RetentionTests
{
    const int Accounts = 300;

    static readonly int Updates = int.Parse(Environment.GetEnvironmentVariable("PERSISTENTOBJECTS_RETENTION_UPDATES") ?? "100000", CultureInfo.InvariantCulture);

    readonly Random _random = new(5);
    readonly List<StoreView> _views = [];
    readonly Dictionary<Account, List<long>> _changes = [];

    [TestCase(Durability.Relaxed)]
    [TestCase(Durability.Full)]
    public void Only_versions_that_an_open_view_or_the_present_sees_are_kept(Durability durability)
    {
        using var ledger = Ledgers.InMemory(durability);
        for (var i = 0; i < Accounts; i++) Note(ledger.Add(new Account("a" + i)));
        for (var i = 0; i < Updates; i++)
        {
            Update(ledger, i);
            if (_random.Next(500) == 0 && _views.Count < 12) _views.Add(ledger.OpenView());
            if (_random.Next(500) == 0 && _views.Count > 0) CloseOne();
            if (i % (Updates / 20) == 0) Compare(ledger);
        }
        Compare(ledger);
        while (_views.Count > 0)
        {
            CloseOne();
            Compare(ledger);
        }
        ledger.CountUnsettled().ShouldBe(0);
        ledger.CountCandidates().Indexes.ShouldBe([Accounts, Accounts]);
        ledger.Heap.Scopes.IsEmpty.ShouldBeTrue();
    }

    void Update(Ledger ledger, int i)
    {
        var account = _changes.Keys.ElementAt(_random.Next(Accounts));
        switch (_random.Next(4))
        {
            case 0: account.Tier = (Tier)(((int)account.Tier + 1) % 4); break;
            case 1: account.Key = "k" + i; break;
            default: account.Balance = i + 1; break;
        }
        Note(account);
    }

    void CloseOne()
    {
        var i = _random.Next(_views.Count);
        _views[i].Dispose();
        _views.RemoveAt(i);
    }

    /// <summary>Every chain has the newest version, and for each view the newest that it sees; alone, the newest is in the fields.</summary>
    void Compare(Ledger ledger)
    {
        Worker.Await(ledger.FlushAsync());
        Worker.Until(() => ledger.CountQueued() == 0);
        foreach (var (account, versions) in _changes)
        {
            var needed = _views.Select(view => versions.LastOrDefault(version => version <= view.Version))
                .Append(versions[^1]).Distinct().OrderDescending().ToArray();
            ledger.Chain(account).ShouldBe(needed.Length == 1 ? [] : needed);
        }
    }

    void Note(Account account)
    {
        if (!_changes.TryGetValue(account, out var versions)) _changes[account] = versions = [];
        versions.Add(account.Version);
        // Those that no open view needs are of no interest any more.
        if (versions.Count > 200) _changes[account] = [.. versions.Where((version, i) => i >= versions.Count - 1 || _views.Exists(view => version <= view.Version && versions[i + 1] > view.Version))];
    }
}
