using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>An ordered key.</summary>
public class OrderedIndexBenchmarks : IndexBenchmarks<WithOrder>
{
    protected override WithOrder Create(int i) => new() { Key = i };

    protected override void Change(WithOrder o, int i) => o.Key = i;

    protected override bool Find() => Depot.Ordered.ByKey.Contains(Somewhere);

    protected override long CountSome() => CountOf(Depot.Ordered.ByKey.From(Somewhere).Below(Somewhere + 100));
}
