using PersistentObjects.MicroBenchmarks.Domain;

namespace PersistentObjects.MicroBenchmarks.Indexes;

/// <summary>Two properties, the first of which has a hundred values: equality, then a range.</summary>
public class CompositeIndexBenchmarks : IndexBenchmarks<WithComposite>
{
    const int Groups = 100;

    protected override WithComposite Create(int i) => new() { Group = i % Groups, Key = i };

    protected override void Change(WithComposite o, int i) => o.Key = i;

    protected override bool Find() => Depot.Composite.ByGroupAndKey.Contains(Somewhere % Groups, Somewhere);

    protected override long CountSome()
        => CountOf(Depot.Composite.ByGroupAndKey.Of(Somewhere % Groups).From(Somewhere).Below(Somewhere + 100 * Groups));
}
