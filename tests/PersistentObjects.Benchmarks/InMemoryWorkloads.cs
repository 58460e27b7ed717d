using System.Runtime.CompilerServices;

namespace PersistentObjects.Benchmarks;

/// <summary>Reads, look-ups and relaxed updates of a million objects, against plain objects.</summary>
sealed class InMemoryWorkloads : IDisposable
{
    const int Count = 1_000_000;
    const int HotReads = 20_000_000;
    const int Rounds = 15;
    const int WarmUp = 1000;

    static long s_sink;

    readonly Bank _bank;
    readonly Account[] _accounts;
    readonly PlainAccount[] _plain = Population.Plain(Count);
    readonly Dictionary<string, PlainAccount> _byEmail;
    readonly string[] _keys = new string[Count];

    internal InMemoryWorkloads(string directory)
    {
        _bank = Bank.Open(new StoreOptions { Directory = Path.Combine(directory, "relaxed"), Durability = Durability.Relaxed });
        _accounts = Population.Persistent(_bank, Count);
        _byEmail = _plain.ToDictionary(account => account.Email);
        var random = new Random(4);
        // Other strings than the objects hold, as they come from a request.
        for (var i = 0; i < Count; i++) _keys[i] = Population.Email(random.Next(Count));
        _bank.FlushAsync().GetAwaiter().GetResult();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
    }

    internal IEnumerable<Measurement> Run()
    {
        yield return Compare("W5 hot read / plain property", 1.10, HotReads, count => ReadHot(_accounts[0], count), count => ReadHot(_plain[0], count));
        yield return Compare("W5 random read / plain property", 1.50, Count, count => ReadAll(_accounts.AsSpan(0, count)), count => ReadAll(_plain.AsSpan(0, count)));
        yield return Compare("W6 look-up by unique string / Dictionary", 2.00, Count, LookUp, LookUpPlain);
        foreach (var measurement in MatchWorkloads.Run(_bank, _plain)) yield return measurement;
        yield return RelaxedUpdate();
        foreach (var measurement in ScopeWorkloads.Run(_bank, _accounts)) yield return measurement;
    }

    public void Dispose() => _bank.Dispose();

    static Measurement Compare(string name, double target, int operations, Action<int> ours, Action<int> theirs)
    {
        // Tiered compilation replaces a method after thirty calls and some time; one long call gets no further than a
        // half-way version of its loop.
        for (var i = 0; i < 4; i++)
        {
            for (var call = 0; call < 40; call++)
            {
                ours(WarmUp);
                theirs(WarmUp);
            }
            Thread.Sleep(150);
        }
        var (a, b) = Interleaved.Run(Rounds, () => Interleaved.ProcessorSeconds(() => ours(operations)), () => Interleaved.ProcessorSeconds(() => theirs(operations)));
        return new Measurement(name, a / b, $"{1e9 * a / operations:F2} ns against {1e9 * b / operations:F2} ns", $"<= {target:F2}", a / b <= target);
    }

    Measurement RelaxedUpdate()
    {
        var next = 0L;
        void UpdateAll()
        {
            foreach (var account in _accounts) account.Balance = ++next;
        }
        for (var i = 0; i < 3; i++)
        {
            UpdateAll();
            Thread.Sleep(150);
        }
        var times = new double[9];
        // The flush of the last records is inside the time.
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = Interleaved.Seconds(() =>
            {
                UpdateAll();
                _bank.FlushAsync().GetAwaiter().GetResult();
            });
        }
        var nanoseconds = 1e9 * Interleaved.Median(times) / Count;
        return new Measurement("W3 relaxed random update of a long", null, $"{nanoseconds:F0} ns, flush included", "< 250 ns", nanoseconds < 250);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadHot(Account account, int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadHot(PlainAccount account, int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadAll(ReadOnlySpan<Account> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ReadAll(ReadOnlySpan<PlainAccount> accounts)
    {
        var sum = 0L;
        foreach (var account in accounts) sum += account.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void LookUp(int count)
    {
        var sum = 0L;
        var accounts = _bank.Accounts.ByEmail;
        foreach (var key in _keys.AsSpan(0, count)) sum += accounts.Find(key)!.Balance;
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void LookUpPlain(int count)
    {
        var sum = 0L;
        foreach (var key in _keys.AsSpan(0, count)) sum += _byEmail[key].Balance;
        s_sink += sum;
    }
}
