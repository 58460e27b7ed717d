using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>Three keys an object, each of which three hundred have.</summary>
public class ElementIndexBenchmarks : IndexBenchmarks<WithElements>
{
    const int Keys = Count / 100;

    protected override WithElements Create(int i) => new() { Keys = [i % Keys, (i + 1) % Keys, (i + 2) % Keys] };

    protected override void Change(WithElements o, int i) => o.Keys = [(o.Keys[0] + 1) % Keys, i % Keys, (i + 2) % Keys];

    protected override bool Find() => Depot.Elements.ByKeys.Contains(Somewhere % Keys);

    protected override long CountSome() => CountOf(Depot.Elements.ByKeys[Somewhere % Keys]);
}
