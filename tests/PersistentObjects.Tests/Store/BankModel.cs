namespace PersistentObjects.Tests.Store;

/// <summary>What a bank should hold, kept in plain dictionaries.</summary>
sealed class BankModel
{
    public SortedDictionary<long, AccountState> Accounts { get; private init; } = [];

    public SortedDictionary<long, string> Customers { get; private init; } = [];

    public BankModel Clone() => new() { Accounts = new(Accounts), Customers = new(Customers) };

    public bool IsUnique() => HasNoDuplicates(a => a.Email) && HasNoDuplicates(a => a.Iban);

    /// <summary>Compares all that can be read: objects, extents, counts and indexes.</summary>
    public void ShouldMatch(Bank bank)
    {
        bank.Accounts.OrderBy(a => a.Id).Select(a => (a.IdValue, AccountState.Of(a))).ShouldBe(Accounts.Select(pair => (pair.Key, pair.Value)));
        bank.Customers.Select(c => (c.IdValue, c.Name)).ShouldBe(Customers.Select(pair => (pair.Key, pair.Value)));
        bank.Accounts.Count.ShouldBe(Accounts.Count);
        bank.Savings.Count.ShouldBe(Accounts.Values.Count(a => a.IsSavings));
        bank.Customers.Count.ShouldBe(Customers.Count);
        foreach (var (id, state) in Accounts)
        {
            bank.Accounts.Find(new ObjectId(id)).ShouldNotBeNull();
            bank.Accounts.ByEmail[state.Email].IdValue.ShouldBe(id);
            if (state.Iban is not null) bank.Accounts.ByIban[state.Iban].IdValue.ShouldBe(id);
        }
        ShouldGroup(a => a.Tier, key => bank.Accounts.ByTier[key]);
        ShouldGroup(a => a.City, key => bank.Accounts.ByCity[key]);
        ShouldGroup(a => a.Owner, key => bank.Accounts.ByOwner[key == 0 ? null : bank.Customers.Find(new ObjectId(key))]);
    }

    bool HasNoDuplicates(Func<AccountState, string?> key)
        => Accounts.Values.Select(key).OfType<string>().GroupBy(k => k).All(group => group.Count() == 1);

    void ShouldGroup<TKey>(Func<AccountState, TKey> key, Func<TKey, IEnumerable<Account>> matches)
    {
        foreach (var group in Accounts.GroupBy(pair => key(pair.Value)))
        {
            matches(group.Key).Select(a => a.IdValue).ShouldBe(group.Select(pair => pair.Key), $"{group.Key}");
        }
    }
}
