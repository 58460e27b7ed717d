namespace PersistentObjects.Tests.References;

public class DeleteRuleTests : LinkFixture
{
    [Test]
    public void A_restricted_deletion_is_refused_and_leaves_everything_as_it_was([Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var link = Add(DeleteRule.Restrict, indexed, target);
        var cleared = Add(DeleteRule.SetNull, indexed, target);
        var owned = Add(DeleteRule.Cascade, indexed, target);
        var e = Should.Throw<DeleteRestrictedException>(() => Store.Delete(target));
        e.Referrers.ShouldBe([new Referrer(link, indexed ? "RestrictedIndexed" : "Restricted", target)]);
        e.ReferrerCount.ShouldBe(1);
        e.Message.ShouldContain($"Link#{link.Id}.{e.Referrers[0].Property} refers to Target#{target.Id}.");
        (target.IsDeleted, owned.IsDeleted).ShouldBe((false, false));
        (cleared.Cleared ?? cleared.ClearedIndexed).ShouldBeSameAs(target);
        Store.Version.ShouldBe(4);
    }

    [Test]
    public void A_restricted_deletion_is_possible_in_any_order([Values] bool indexed, [Values] bool targetFirst, [Values] bool pointsElsewhere)
    {
        var (target, other) = (Store.Add(new Target()), Store.Add(new Target()));
        var link = Add(DeleteRule.Restrict, indexed, target);
        Store.Write(() =>
        {
            if (targetFirst) Store.Delete(target);
            if (pointsElsewhere) Refer(link, DeleteRule.Restrict, indexed, other);
            else Store.Delete(link);
            if (!targetFirst) Store.Delete(target);
        });
        Store.Targets.ShouldBe([other]);
        Store.Links.Count.ShouldBe(pointsElsewhere ? 1 : 0);
    }

    [Test]
    public void A_reference_that_may_be_null_becomes_null_at_once([Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var link = Add(DeleteRule.SetNull, indexed, target);
        var other = Add(DeleteRule.SetNull, indexed, Store.Add(new Target()));
        Store.Write(() =>
        {
            Store.Delete(target);
            (link.Cleared ?? link.ClearedIndexed).ShouldBeNull();
            Store.Links.ByClearedIndexed[target].ShouldBeEmpty();
            Task.Run(() => link.Cleared ?? link.ClearedIndexed).GetAwaiter().GetResult().ShouldBeSameAs(target, "nothing is committed yet");
        });
        (link.Cleared ?? link.ClearedIndexed).ShouldBeNull();
        (other.Cleared ?? other.ClearedIndexed).ShouldNotBeNull();
        Store.Links.ByClearedIndexed[null].Count.ShouldBe(indexed ? 1 : 2);
        (link.Version, other.Version).ShouldBe((5, 4));
    }

    [Test]
    public void What_an_object_owns_goes_with_it([Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var link = Add(DeleteRule.Cascade, indexed, target);
        var next = Store.Add(indexed ? new Link { PreviousIndexed = link } : new Link { Previous = link });
        var other = Add(DeleteRule.Cascade, indexed, Store.Add(new Target()));
        Store.Delete(target);
        (target.IsDeleted, link.IsDeleted, next.IsDeleted).ShouldBe((true, true, true));
        Store.Links.ShouldBe([other]);
        Store.Version.ShouldBe(6);
    }

    [Test]
    public void A_cascade_that_meets_a_restriction_is_refused_as_a_whole([Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var link = Add(DeleteRule.Cascade, indexed, target);
        var next = Store.Add(indexed ? new Link { PreviousIndexed = link } : new Link { Previous = link });
        Store.Write(() => next.Restricted = target);
        // Whoever restricts it is deleted too.
        Store.Delete(target);
        Store.Links.ShouldBeEmpty();

        target = Store.Add(new Target());
        link = Add(DeleteRule.Cascade, indexed, target);
        var bond = Store.Add(new Bond(target));
        Should.Throw<DeleteRestrictedException>(() => Store.Delete(target)).Referrers.ShouldBe([new Referrer(bond, "Target", target)]);
        link.IsDeleted.ShouldBeFalse();
    }

    [Test]
    public void A_reference_that_is_never_null_restricts()
    {
        var bond = Store.Add(new Bond(new Target()));
        Should.Throw<DeleteRestrictedException>(() => Store.Delete(bond.Target));
        bond.Target = new Target { Name = "another" };
        Store.Delete(Store.Targets.First());
        Store.Targets.ShouldHaveSingleItem().Name.ShouldBe("another");
    }

    [Test]
    public void A_reference_inside_of_a_value_restricts_or_cascades()
    {
        var (a, b) = (Store.Add(new Target()), Store.Add(new Target()));
        var link = Store.Add(new Link { Several = [a, b, a] });
        var numbered = Store.Add(new Link { Numbered = (1, b) });
        Should.Throw<DeleteRestrictedException>(() => Store.Delete(b)).ReferrerCount.ShouldBe(1);
        Store.Write(() =>
        {
            Store.Delete(b);
            link.Several = [a];
        });
        numbered.IsDeleted.ShouldBeTrue();
        link.Several.ShouldBe([a]);
    }

    [Test]
    public void The_exception_lists_ten_and_counts_all([Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var links = Enumerable.Range(0, 25).Select(_ => Add(DeleteRule.Restrict, indexed, target)).ToList();
        var e = Should.Throw<DeleteRestrictedException>(() => Store.Delete(target));
        e.Referrers.Select(referrer => referrer.Object).ShouldBe(links.Take(10));
        e.ReferrerCount.ShouldBe(25);
        e.Message.ShouldContain(", and 15 more.");
    }

    [Test]
    public void An_object_that_refers_to_itself_may_be_deleted()
    {
        var link = Store.Add(new Link());
        link.Previous = link;
        link.PreviousIndexed = link;
        Store.Delete(link);
        Store.Links.ShouldBeEmpty();
    }

    [Test]
    public void A_cycle_ends([Values] bool indexed)
    {
        var links = Enumerable.Range(0, 5).Select(_ => Store.Add(new Link())).ToList();
        for (var i = 0; i < 5; i++)
        {
            if (indexed) links[i].PreviousIndexed = links[(i + 1) % 5];
            else links[i].Previous = links[(i + 1) % 5];
        }
        Store.Delete(links[2]);
        Store.Links.ShouldBeEmpty();
    }

    [Test]
    public void A_long_chain_goes_without_a_deep_stack([Values] bool indexed)
    {
        // Without an index a map of all objects is made; a search for each of them would not end.
        var length = indexed ? 100_000 : 30_000;
        var first = new Link();
        Store.Write(() =>
        {
            var last = Store.Add(first);
            for (var i = 1; i < length; i++) last = Store.Add(indexed ? new Link { PreviousIndexed = last } : new Link { Previous = last });
        });
        Store.Delete(first);
        Store.Links.Count.ShouldBe(0);
    }
}
