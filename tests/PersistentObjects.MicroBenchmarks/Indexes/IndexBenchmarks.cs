using BenchmarkDotNet.Attributes;
using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>What an index costs beyond its object, with a hundred thousand of them: each kind answers the same questions.</summary>
/// <typeparam name="T">A class with one index, and nothing besides.</typeparam>
public abstract class IndexBenchmarks<T>
    where T : PersistentObject
{
    /// <summary>Objects of the store.</summary>
    protected const int Count = 100_000;

    const int InATransaction = 1000;

    readonly T[] _fresh = new T[InATransaction];
    T[] _all = null!;
    int _next = Count;

    protected Depot Depot { get; private set; } = null!;

    /// <summary>A number from 0 to <see cref="Count"/>, another one each time, in no order.</summary>
    protected int Somewhere { get; private set; }

    [GlobalSetup]
    public void Open()
    {
        Depot = Depot.Open(new StoreOptions { Storage = new NullDisk(), Durability = Durability.Relaxed, SnapshotLogBytes = 0 });
        _all = Depot.AddAll(Count, Create);
    }

    [GlobalCleanup]
    public void Close() => Depot.Dispose();

    // What a benchmark changes is put back outside of its time.
    [IterationSetup(Target = nameof(Insert))]
    public void PrepareInsert()
    {
        for (var i = 0; i < InATransaction; i++) _fresh[i] = Create(_next++);
    }

    [IterationSetup(Target = nameof(Remove))]
    public void PrepareRemove()
    {
        PrepareInsert();
        Insert();
        Depot.FlushAsync().GetAwaiter().GetResult();
    }

    [IterationCleanup(Target = nameof(Insert))]
    public void TakeBackInsert() => Remove();

    [Benchmark(OperationsPerInvoke = InATransaction)]
    public void Insert() => Depot.Write(this, static its =>
    {
        foreach (var o in its._fresh) its.Depot.Add(o);
    });

    [Benchmark(OperationsPerInvoke = InATransaction)]
    public void Remove() => Depot.Write(this, static its =>
    {
        foreach (var o in its._fresh) its.Depot.Delete(o);
    });

    [Benchmark]
    public void ChangeKey()
    {
        Advance();
        Change(_all[Somewhere], _next++);
    }

    [Benchmark]
    public bool LookUp()
    {
        Advance();
        return Find();
    }

    [Benchmark]
    public long Range()
    {
        Advance();
        return CountSome();
    }

    /// <summary>An object with a key that no other one has, or few.</summary>
    protected abstract T Create(int i);

    /// <summary>Gives it another key, which no other one has, or few.</summary>
    protected abstract void Change(T o, int i);

    /// <summary>Looks for one key near <see cref="Somewhere"/>.</summary>
    protected abstract bool Find();

    /// <summary>Goes over what has one key, or a hundred neighbouring ones, near <see cref="Somewhere"/>.</summary>
    protected abstract long CountSome();

    protected static long CountOf<TKey>(Matches<TKey, T> matches)
    {
        var count = 0L;
        foreach (var _ in matches) count++;
        return count;
    }

    protected static long CountOf<TKey>(OrderedRange<TKey, T> range)
    {
        var count = 0L;
        foreach (var _ in range) count++;
        return count;
    }

    // A step that has no divisor in common with the count meets every number before it repeats one.
    void Advance() => Somewhere = (Somewhere + 61_803) % Count;
}
