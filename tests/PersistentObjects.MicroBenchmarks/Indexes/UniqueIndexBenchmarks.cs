using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>A unique key.</summary>
public class UniqueIndexBenchmarks : IndexBenchmarks<WithUnique>
{
    protected override WithUnique Create(int i) => new() { Key = i };

    protected override void Change(WithUnique o, int i) => o.Key = i;

    protected override bool Find() => Depot.Unique.ByKey.Find(Somewhere) is not null;

    // One object has a key at most.
    protected override long CountSome() => Find() ? 1 : 0;
}
