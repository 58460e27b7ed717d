using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>A key of a hundred objects, in an index of those that are live.</summary>
public class FilteredIndexBenchmarks : IndexBenchmarks<WithFilter>
{
    const int Keys = Count / 100;

    protected override WithFilter Create(int i) => new() { Key = i % Keys };

    // Into the index and out of it: the key stays.
    protected override void Change(WithFilter o, int i) => o.IsLive = !o.IsLive;

    protected override bool Find() => Depot.Filtered.ByKey.Contains(Somewhere % Keys);

    protected override long CountSome() => CountOf(Depot.Filtered.ByKey[Somewhere % Keys]);
}
