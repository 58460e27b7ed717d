using System.Collections.Concurrent;
using PersistentObjects.Concurrency.Tests.Model;

namespace PersistentObjects.Concurrency.Tests.Stress;

/// <summary>The values of an account, as a write transaction left them.</summary>
sealed record Values(long Balance, decimal Amount, Guid Mark, string Key, Tier Tier, Account? Partner)
{
    internal static Values Of(Account account)
        => new(account.Balance, account.Amount, account.Mark, account.Key, account.Tier, account.Partner);
}

/// <summary>What every transaction changed, by version: the model that the store is compared with.</summary>
sealed class Journal
{
    readonly Dictionary<Account, Values> _newest = [];
    readonly ConcurrentDictionary<long, (Account Account, Values? Values)[]> _transactions = new();
    readonly ConcurrentDictionary<long, long> _tickets = new();

    /// <summary>What the newest transaction that was staged left of an account; null when it is deleted. Writer lock.</summary>
    internal Values? Newest(Account account) => _newest.GetValueOrDefault(account);

    /// <summary>A transaction that is going to commit; the next one has the same version if this one fails. Writer lock.</summary>
    internal void Record(long version, long ticket, (Account Account, Values? Values)[] changes)
    {
        _tickets[version] = ticket;
        _transactions[version] = changes;
        foreach (var (account, values) in changes)
        {
            if (values is null) _newest.Remove(account);
            else _newest[account] = values;
        }
    }

    /// <summary>Whether it was this body that got the version, and not one that was rolled back.</summary>
    internal bool Committed(long version, long ticket) => _tickets.TryGetValue(version, out var known) && known == ticket;

    /// <summary>The state after a version.</summary>
    internal Dictionary<Account, Values> StateAt(long version)
    {
        var state = new Dictionary<Account, Values>();
        foreach (var (account, values) in _transactions.Where(t => t.Key <= version).OrderBy(t => t.Key).SelectMany(t => t.Value))
        {
            if (values is null) state.Remove(account);
            else state[account] = values;
        }
        return state;
    }
}
