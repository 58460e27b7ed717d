namespace PersistentObjects.Tests.References;

/// <summary>A store in memory for each test.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class LinkFixture
{
    protected LinkStore Store { get; } = LinkStore.InMemory();

    [TearDown]
    public void DisposeStore()
    {
        ShouldBeSound(Store);
        Store.Dispose();
    }

    /// <summary>Adds a link that refers to an object through one property of a rule.</summary>
    protected Link Add(DeleteRule rule, bool indexed, Target target) => Store.Add(Refer(new Link(), rule, indexed, target));

    protected static Link Refer(Link link, DeleteRule rule, bool indexed, Target? target)
    {
        switch (rule, indexed)
        {
            case (DeleteRule.Restrict, false): link.Restricted = target; break;
            case (DeleteRule.Restrict, true): link.RestrictedIndexed = target; break;
            case (DeleteRule.SetNull, false): link.Cleared = target; break;
            case (DeleteRule.SetNull, true): link.ClearedIndexed = target; break;
            case (DeleteRule.Cascade, false): link.Owner = target; break;
            default: link.OwnerIndexed = target; break;
        }
        return link;
    }

    /// <summary>No index is wrong, and nobody refers to what is deleted.</summary>
    static void ShouldBeSound(LinkStore store)
    {
        store.VerifyIndexes().ShouldBeEmpty();
        var references = new List<PersistentObject>();
        foreach (var extent in store.Heap.Classes.All)
        {
            foreach (var o in extent.Objects.Where(o => !o.IsDeleted))
            {
                foreach (var property in extent.Model.References) property.AddReferences(o, references);
            }
        }
        references.Exists(target => target.IsDeleted).ShouldBeFalse();
    }
}
