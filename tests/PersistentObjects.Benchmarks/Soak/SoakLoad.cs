using System.Diagnostics;

namespace PersistentObjects.Benchmarks.Soak;

/// <summary>
/// Threads that write with every durability, delete, and read in scopes and views, until they are told to stop. The number of
/// objects stays between two bounds, and the sum of all balances stays what it was, in every version: readers look.
/// </summary>
sealed class SoakLoad(Bank bank)
{
    /// <summary>Objects of the store, but for those that come and go.</summary>
    internal const int Accounts = 20_000;

    /// <summary>The sum of all balances, always.</summary>
    internal const long Total = 1000L * Accounts;

    const int MostOfThoseThatComeAndGo = 5000;
    const int RelaxedInARow = 50;

    readonly Account[] _accounts = Fill(bank);
    readonly CancellationTokenSource _stop = new();
    int _emails = Accounts;
    int _seed = 1;
    long _sums;

    internal LatencyMeter Durable { get; } = new();

    internal LatencyMeter Relaxed { get; } = new();

    /// <summary>How often a reader has added all balances up.</summary>
    internal long Sums => Interlocked.Read(ref _sums);

    /// <summary>Starts the threads. What one of them throws stops the others.</summary>
    internal Task[] Start() =>
    [
        Run(seed => Repeat(() => Transfer(seed))),
        Run(seed => Repeat(() => Transfer(seed))),
        Run(seed => Repeat(() => Touch(seed))),
        Run(ComeAndGo),
        Run(_ => Repeat(ReadInScope)),
        Run(_ => Repeat(ReadInView)),
    ];

    internal void Stop() => _stop.Cancel();

    static Account[] Fill(Bank bank)
    {
        var accounts = Population.Persistent(bank, Accounts);
        bank.Write(() =>
        {
            foreach (var account in accounts) account.Balance = Total / Accounts;
        });
        return accounts;
    }

    Task Run(Action<Random> body)
    {
        var random = new Random(_seed++);
        return Task.Factory.StartNew(
            () =>
            {
                try
                {
                    body(random);
                }
                catch
                {
                    Stop();
                    throw;
                }
            },
            TaskCreationOptions.LongRunning);
    }

    /// <summary>One step after the other, until somebody says stop.</summary>
    void Repeat(Action step)
    {
        while (!_stop.IsCancellationRequested) step();
    }

    /// <summary>Between any two accounts, durably.</summary>
    void Transfer(Random random)
    {
        var started = Stopwatch.GetTimestamp();
        bank.Write((From: Any(random), To: Any(random), Amount: random.Next(100)), static its =>
        {
            its.From.Balance -= its.Amount;
            its.To.Balance += its.Amount;
        });
        Durable.Add(started);
    }

    /// <summary>Changes without an index and with one, relaxed, and in bursts: without rests they would be all that is done.</summary>
    void Touch(Random random)
    {
        for (var i = 0; i < RelaxedInARow; i++)
        {
            var started = Stopwatch.GetTimestamp();
            bank.Write((Account: Any(random), At: started, i), static its =>
            {
                its.Account.UpdatedAt = its.At;
                if (its.i % 10 == 0) its.Account.Tier = (Tier)(its.At % 10);
            }, Durability.Relaxed);
            Relaxed.Add(started);
        }
        Thread.Sleep(1);
    }

    /// <summary>Accounts are opened and, when there are many, closed, what they have going to somebody else; asynchronously.</summary>
    void ComeAndGo(Random random)
    {
        var open = new Queue<Account>();
        Repeat(() =>
        {
            var email = Population.Email(_emails++);
            var account = new Account("owner", email, 0, (Tier)random.Next(10));
            var leaving = open.Count < MostOfThoseThatComeAndGo ? null : open.Dequeue();
            bank.WriteAsync(() =>
            {
                bank.Add(account);
                if (leaving is null) return;
                Any(random).Balance += leaving.Balance;
                bank.Delete(leaving);
            }).GetAwaiter().GetResult();
            open.Enqueue(account);
        });
    }

    void ReadInScope()
    {
        using (bank.BeginRead()) CheckSum();
        Thread.Sleep(5);
    }

    /// <summary>Comes back to one moment again and again.</summary>
    void ReadInView()
    {
        using var view = bank.OpenView();
        for (var i = 0; i < 5 && !_stop.IsCancellationRequested; i++)
        {
            using (view.Enter()) CheckSum();
            Thread.Sleep(20);
        }
    }

    void CheckSum()
    {
        var sum = 0L;
        foreach (var account in bank.Accounts) sum += account.Balance;
        if (sum != Total) throw new InvalidOperationException($"The balances of one moment are {sum} together, and were {Total}.");
        Interlocked.Increment(ref _sums);
    }

    Account Any(Random random) => _accounts[random.Next(_accounts.Length)];
}
