using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>A key that a hundred objects have.</summary>
public class EqualityIndexBenchmarks : IndexBenchmarks<WithEquality>
{
    const int Keys = Count / 100;

    protected override WithEquality Create(int i) => new() { Key = i % Keys };

    protected override void Change(WithEquality o, int i) => o.Key = (o.Key + i + 1) % Keys;

    protected override bool Find() => Depot.Equality.ByKey.Contains(Somewhere % Keys);

    protected override long CountSome() => CountOf(Depot.Equality.ByKey[Somewhere % Keys]);
}
