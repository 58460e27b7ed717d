using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>A computed key that ten objects have.</summary>
public class ComputedIndexBenchmarks : IndexBenchmarks<WithComputed>
{
    protected override WithComputed Create(int i) => new() { Number = i };

    protected override void Change(WithComputed o, int i) => o.Number = i;

    protected override bool Find() => Depot.Computed.ByKey.Contains(Somewhere / 10);

    protected override long CountSome() => CountOf(Depot.Computed.ByKey[Somewhere / 10]);
}
