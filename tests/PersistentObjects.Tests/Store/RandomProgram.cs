namespace PersistentObjects.Tests.Store;

/// <summary>
/// Random transactions on a bank and on its model: additions, changes, deletions, nested and failing bodies, violations of
/// uniqueness, read scopes, restarts. One seed makes one program.
/// </summary>
sealed class RandomProgram(BankOnDisk stored, int seed, bool snapshots = false)
{
    readonly Random _random = new(seed);
    readonly HashSet<long> _usedIds = [];
    readonly Dictionary<long, PersistentObject> _objects = [];
    BankModel _model = new();
    BankModel _draft = new();

    Bank Bank => stored.Bank;

    public int Commits { get; private set; }

    public int Failures { get; private set; }

    public int Violations { get; private set; }

    public int Snapshots { get; private set; }

    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(100))
            {
                case < 45:
                    RunImplicit();
                    break;
                case < 85:
                    RunWrite(throws: _random.Next(4) == 0);
                    break;
                case < 97:
                    RunInScope();
                    break;
                case < 99:
                    stored.Bank.FlushAsync().Wait();
                    break;
                case 99 when snapshots && _random.Next(2) == 0:
                    stored.Bank.SnapshotAsync().Wait();
                    Snapshots++;
                    break;
                default:
                    Reopen();
                    break;
            }
            if (step % 50 == 0) Check();
        }
        Reopen();
        Check();
    }

    void Reopen()
    {
        var hash = Bank.ComputeStateHash();
        stored.Reopen();
        Bank.ComputeStateHash().ShouldBe(hash);
        _objects.Clear();
        foreach (var account in Bank.Accounts) _objects[account.IdValue] = account;
        foreach (var customer in Bank.Customers) _objects[customer.IdValue] = customer;
    }

    void Check()
    {
        _model.ShouldMatch(Bank);
        // Candidates are an index's memory: with nothing open there is one for each key and no more.
        Bank.Settle();
        var accounts = _model.Accounts.Values;
        int[] expected = [accounts.Count, accounts.Count(a => a.Iban is not null), accounts.Count, accounts.Count, accounts.Count];
        Bank.Heap.Classes.ExtentOf(typeof(Account)).Indexes.Select(index => index.CandidateCount).ShouldBe(expected);
    }

    void RunImplicit() => Attempt(Change, throws: false);

    void RunWrite(bool throws) => Attempt(
        () => Bank.Write(() =>
        {
            for (var i = _random.Next(1, 6); i > 0; i--)
            {
                if (_random.Next(5) > 0) Change();
                else Bank.Write(Change);
            }
            if (_random.Next(10) == 0 && _draft.IsUnique()) _draft.ShouldMatch(Bank);
            if (throws) throw new InvalidDataException();
        }),
        throws);

    /// <summary>The scope goes on seeing what was there when it was opened.</summary>
    void RunInScope()
    {
        var before = _model.Clone();
        using (Bank.BeginRead())
        {
            for (var i = _random.Next(1, 4); i > 0; i--)
            {
                if (_random.Next(2) == 0) RunImplicit();
                else RunWrite(throws: _random.Next(3) == 0);
            }
            before.ShouldMatch(Bank);
        }
    }

    void Attempt(Action transaction, bool throws)
    {
        _draft = _model.Clone();
        var version = Bank.Version;
        try
        {
            transaction();
            throws.ShouldBeFalse();
            _draft.IsUnique().ShouldBeTrue("the store has let two objects have one key");
            Bank.Version.ShouldBeLessThanOrEqualTo(version + 1);
            foreach (var id in _draft.Accounts.Keys.Except(_model.Accounts.Keys)) _usedIds.Add(id).ShouldBeTrue($"id {id} again");
            foreach (var id in _draft.Customers.Keys.Except(_model.Customers.Keys)) _usedIds.Add(id).ShouldBeTrue($"id {id} again");
            _model = _draft;
            Commits++;
        }
        catch (InvalidDataException) when (throws)
        {
            Bank.Version.ShouldBe(version);
            Failures++;
        }
        catch (UniqueViolationException)
        {
            _draft.IsUnique().ShouldBeFalse("the store has refused keys that are unique");
            Bank.Version.ShouldBe(version);
            Violations++;
        }
    }

    void Change()
    {
        var id = _draft.Accounts.Count == 0 ? 0 : _draft.Accounts.Keys.ElementAt(_random.Next(_draft.Accounts.Count));
        switch (_random.Next(12))
        {
            case <= 2 when _draft.Accounts.Count < 120:
                Add();
                break;
            case 3 when _draft.Accounts.Count > 30:
                _draft.Accounts.Remove(id);
                Bank.Delete(_objects[id]);
                break;
            case 4 when _draft.Customers.Keys.FirstOrDefault(IsWithoutAccount) is var customer and > 0:
                _draft.Customers.Remove(customer);
                Bank.Delete(_objects[customer]);
                break;
            case var kind when id > 0:
                Set((Account)_objects[id], kind);
                break;
        }
    }

    bool IsWithoutAccount(long customer) => _draft.Accounts.Values.All(account => account.Owner != customer);

    void Add()
    {
        var isSavings = _random.Next(3) == 0;
        var state = new AccountState(isSavings, Email(), null, Tier.Gold, City(), 0, 0, 0);
        var (owner, ownerName) = Owner();
        var account = isSavings ? new SavingsAccount(state.Email) : new Account(state.Email);
        (account.City, account.Owner) = (state.City, owner);

        // The model comes first, under no id yet: outside a write the store may refuse the key here.
        _draft.Accounts[0] = state;
        Bank.Add(account);
        _draft.Accounts.Remove(0);
        _draft.Accounts[account.IdValue] = state with { Owner = Note(owner, ownerName) };
        _objects[account.IdValue] = account;
    }

    void Set(Account account, int kind)
    {
        var state = _draft.Accounts[account.IdValue];
        var delta = _random.Next(3);
        var (owner, ownerName) = Owner();
        state = kind switch
        {
            <= 5 => state with { Email = Email() },
            6 => state with { Iban = delta == 0 ? null : $"DE{_random.Next(200)}" },
            7 => state with { Tier = (Tier)delta },
            8 => state with { City = City() },
            9 => state with { Points = state.Points + delta },
            10 => state with { Balance = state.Balance + delta },
            _ => state,
        };
        _draft.Accounts[account.IdValue] = state;
        switch (kind)
        {
            case <= 5: account.Email = state.Email; break;
            case 6: account.Iban = state.Iban; break;
            case 7: account.Tier = state.Tier; break;
            case 8: account.City = state.City; break;
            case 9: account.Points = state.Points; break;
            case 10: account.Balance = state.Balance; break;
            default:
                account.Owner = owner;
                _draft.Accounts[account.IdValue] = state with { Owner = Note(owner, ownerName) };
                break;
        }
    }

    /// <summary>The id that the store has given to a customer, who may be new.</summary>
    long Note(Customer? customer, string name)
    {
        if (customer is null) return 0;
        _draft.Customers.TryAdd(customer.IdValue, name);
        _objects[customer.IdValue] = customer;
        return customer.IdValue;
    }

    (Customer? Customer, string Name) Owner()
    {
        var name = $"c{_random.Next(1000)}";
        return _random.Next(4) switch
        {
            0 => (null, ""),
            1 => (new Customer { Name = name }, name),
            _ when _draft.Customers.Count > 0 => Known(_draft.Customers.ElementAt(_random.Next(_draft.Customers.Count))),
            _ => (null, ""),
        };

        (Customer, string) Known(KeyValuePair<long, string> pair) => ((Customer)_objects[pair.Key], pair.Value);
    }

    string Email() => $"a{_random.Next(400)}";

    string? City() => _random.Next(6) is var city and > 0 ? $"city {city}" : null;
}
