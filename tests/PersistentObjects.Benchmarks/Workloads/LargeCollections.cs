using System.Runtime.CompilerServices;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>A list and a dictionary of a million elements, changed and read, and the deletion of an object that some refer to.</summary>
static class LargeCollections
{
    const int WarmUp = 1000;
    const int Rounds = 9;
    const int Referrers = 10;

    static long s_sink;

    internal static void Run(Bench bench) => bench.Report([.. Lists(bench), LookUp(bench), Delete(bench)]);

    static IEnumerable<Measurement> Lists(Bench bench)
    {
        using var store = Open(bench, "lists");
        var entries = store.Add(new Ledger()).Entries;
        var plain = new List<long>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(store, entries, bench.Objects);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)bench.Objects;
        yield return new Measurement(
            $"a `long` in a PersistentList of {bench.Objects:N0}", null, $"{bytes:F1} bytes", "<= 16 bytes", bytes <= 16);

        for (var i = 0; i < bench.Objects; i++) plain.Add(i);
        var changes = bench.Count(100_000);
        yield return Measure("appended to it, relaxed, one by one / List<long>", count => Append(store, entries, count), count => AppendPlain(plain, count));
        yield return Measure(
            "appended to it in transactions of 1,000 / List<long>",
            count =>
            {
                for (var rest = count; rest > 0; rest -= 1000) store.Write(() => Append(entries, Math.Min(rest, 1000)));
                store.FlushAsync().GetAwaiter().GetResult();
            },
            count => AppendPlain(plain, count));

        Measurement Measure(string name, Action<int> ours, Action<int> theirs)
        {
            bench.WarmUp(() => ours(WarmUp), () => theirs(WarmUp));
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            ours(changes);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var (a, b) = Interleaved.Run(bench.Rounds(Rounds), () => Interleaved.Seconds(() => ours(changes)), () => Interleaved.Seconds(() => theirs(changes)));
            var nanoseconds = 1e9 * a / changes;
            return new Measurement(
                name, a / b, $"{nanoseconds:F0} ns, flush included, {allocated / changes} bytes allocated, against {1e9 * b / changes:F1} ns", "< 2000 ns", nanoseconds < 2000);
        }
    }

    static Measurement LookUp(Bench bench)
    {
        using var store = Open(bench, "look-ups");
        var totals = store.Add(new Ledger()).Totals;
        var plain = new Dictionary<string, long>();
        string[] keys = [.. Enumerable.Range(0, bench.Objects).Select(Population.Email)];
        foreach (var some in keys.Chunk(50_000))
        {
            store.Write(() =>
            {
                foreach (var key in some) totals.Add(key, key.Length);
            });
        }
        foreach (var key in keys) plain.Add(key, key.Length);
        var wanted = LookUps.Keys(bench.Objects).AsSpan(0, bench.Objects / 2).ToArray();
        bench.WarmUp(() => LookUp(totals, wanted.AsSpan(0, WarmUp)), () => LookUp(plain, wanted.AsSpan(0, WarmUp)));
        var (a, b) = Interleaved.Run(
            bench.Rounds(Rounds), () => Interleaved.ProcessorSeconds(() => LookUp(totals, wanted)), () => Interleaved.ProcessorSeconds(() => LookUp(plain, wanted)));
        return new Measurement(
            $"look-up in a PersistentDictionary of {bench.Objects:N0} strings / Dictionary", a / b, $"{1e9 * a / wanted.Length:F0} ns against {1e9 * b / wanted.Length:F0} ns", "<= 3", a / b <= 3);
    }

    static Measurement Delete(Bench bench)
    {
        var (few, many) = (bench.Count(10_000), bench.Objects);
        using var small = Open(bench, "small");
        using var large = Open(bench, "large");
        var (ofSmall, ofLarge) = (new Queue<Payee>(FillPayees(small, few)), new Queue<Payee>(FillPayees(large, many)));
        var each = ofSmall.Count / (2 * Rounds);
        Delete(small, ofSmall, each);
        Delete(large, ofLarge, each);
        var (a, b) = Interleaved.Run(
            Math.Min(Rounds, bench.Rounds(Rounds)), () => Interleaved.ProcessorSeconds(() => Delete(large, ofLarge, each)), () => Interleaved.ProcessorSeconds(() => Delete(small, ofSmall, each)));
        return new Measurement(
            $"deletion of an object and {Referrers} that refer to it, by an index: among {many:N0} objects / among {few:N0}",
            a / b, $"{1e6 * a / each:F1} us against {1e6 * b / each:F1} us", "<= 3", a / b <= 3);
    }

    static Ledgers Open(Bench bench, string name)
        => Ledgers.Open(new StoreOptions { Directory = bench.Folder(name), Durability = Durability.Relaxed });

    static void Fill(Ledgers store, PersistentList<long> entries, int count)
    {
        for (var rest = count; rest > 0; rest -= 10_000) store.Write(() => Append(entries, Math.Min(rest, 10_000)));
        store.FlushAsync().GetAwaiter().GetResult();
    }

    static Payee[] FillPayees(Ledgers store, int objects)
    {
        var payees = new Payee[objects / (Referrers + 1)];
        for (var i = 0; i < payees.Length; i++) payees[i] = new Payee();
        foreach (var some in payees.Chunk(1000))
        {
            store.Write(() =>
            {
                foreach (var payee in some)
                {
                    for (var i = 0; i < Referrers; i++) store.Add(new Payment(payee));
                }
            });
        }
        store.FlushAsync().GetAwaiter().GetResult();
        new Random(5).Shuffle(payees);
        return payees;
    }

    static void Delete(Ledgers store, Queue<Payee> payees, int count)
    {
        for (var i = 0; i < count; i++) store.Delete(payees.Dequeue());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Append(Ledgers store, PersistentList<long> entries, int count)
    {
        Append(entries, count);
        store.FlushAsync().GetAwaiter().GetResult();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Append(PersistentList<long> entries, int count)
    {
        for (var i = 0; i < count; i++) entries.Add(i);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void AppendPlain(List<long> entries, int count)
    {
        for (var i = 0; i < count; i++) entries.Add(i);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void LookUp(PersistentDictionary<string, long> totals, ReadOnlySpan<string> keys)
    {
        var sum = 0L;
        foreach (var key in keys) sum += totals[key];
        s_sink += sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void LookUp(Dictionary<string, long> totals, ReadOnlySpan<string> keys)
    {
        var sum = 0L;
        foreach (var key in keys) sum += totals[key];
        s_sink += sum;
    }
}
