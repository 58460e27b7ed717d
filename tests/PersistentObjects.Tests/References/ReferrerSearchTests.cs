namespace PersistentObjects.Tests.References;

/// <summary>Who refers to an object is found, wherever the property is declared and whenever it was set.</summary>
public class ReferrerSearchTests : LinkFixture
{
    [Test]
    public void A_reference_to_a_base_class_is_found_from_a_subclass([Values] DeleteRule rule, [Values] bool indexed)
    {
        var special = Store.Add(new SpecialTarget());
        var link = Store.Add((SpecialLink)Refer(new SpecialLink { Special = special }, rule, indexed, special));
        if (rule == DeleteRule.Restrict) Should.Throw<DeleteRestrictedException>(() => Store.Delete(special)).ReferrerCount.ShouldBe(1);
        else Store.Delete(special);
        link.IsDeleted.ShouldBe(rule == DeleteRule.Cascade);
        if (rule == DeleteRule.SetNull) (link.Special, link.Cleared, link.ClearedIndexed).ShouldBe((null, null, null));
    }

    [Test]
    public void A_reference_of_a_generic_base_class_is_found()
    {
        var tag = Store.Add(new TargetTag { Tagged = new SpecialTarget() });
        Store.Delete(tag.Tagged!);
        Store.Tags.ShouldBeEmpty();
    }

    [Test]
    public void A_reference_of_an_object_that_the_body_has_added_is_found([Values] DeleteRule rule, [Values] bool indexed)
    {
        var target = Store.Add(new Target());
        Link? link = null;
        void Body() => Store.Write(() =>
        {
            link = Add(rule, indexed, target);
            Store.Delete(target);
        });
        if (rule == DeleteRule.Restrict) Should.Throw<DeleteRestrictedException>(Body);
        else Body();
        Store.Links.Count.ShouldBe(rule == DeleteRule.SetNull ? 1 : 0);
        link!.IsDeleted.ShouldBe(rule == DeleteRule.Cascade);
    }

    [Test]
    public void A_reference_that_the_body_has_set_is_found_and_one_that_it_has_taken_back_is_not([Values] DeleteRule rule, [Values] bool indexed)
    {
        var (target, other) = (Store.Add(new Target()), Store.Add(new Target()));
        var set = Store.Add(new Link());
        var kept = Add(rule, indexed, target);
        void Body() => Store.Write(() =>
        {
            Refer(kept, rule, indexed, other);
            Refer(set, rule, indexed, target);
            Store.Delete(target);
        });
        if (rule == DeleteRule.Restrict) Should.Throw<DeleteRestrictedException>(Body).Referrers.ShouldHaveSingleItem().Object.ShouldBeSameAs(set);
        else Body();
        (kept.IsDeleted, set.IsDeleted).ShouldBe((false, rule == DeleteRule.Cascade));
    }

    [Test]
    public void A_reference_that_comes_after_the_deletion_is_refused([Values] DeleteRule rule, [Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var link = Store.Add(new Link());
        Store.Write(() =>
        {
            Store.Delete(target);
            Should.Throw<ObjectDeletedException>(() => Refer(link, rule, indexed, target));
            // Detached, and reachable through another one.
            Should.Throw<ObjectDeletedException>(() => link.Previous = Refer(new Link(), rule, indexed, target));
            Should.Throw<ObjectDeletedException>(() => Add(rule, indexed, target));
        });
        Store.Links.ShouldBe([link]);
    }

    [Test]
    public void An_object_that_comes_and_goes_takes_its_references_along([Values] DeleteRule rule, [Values] bool indexed)
    {
        Store.Write(() =>
        {
            var link = Add(rule, indexed, new Target());
            Store.Delete(Store.Targets.Single());
            if (rule != DeleteRule.Cascade) Store.Delete(link);
        });
        Store.Links.Count.ShouldBe(0);
        Store.Targets.Count.ShouldBe(0);
    }

    [Test]
    public void A_rollback_takes_back_all_of_a_cascade([Values] bool indexed)
    {
        var target = Store.Add(new Target());
        var owned = Add(DeleteRule.Cascade, indexed, target);
        var cleared = Add(DeleteRule.SetNull, indexed, target);
        Should.Throw<TimeoutException>(() => Store.Write(() =>
        {
            Store.Delete(target);
            owned.IsDeleted.ShouldBeTrue();
            throw new TimeoutException();
        }));
        (target.IsDeleted, owned.IsDeleted).ShouldBe((false, false));
        (cleared.Cleared ?? cleared.ClearedIndexed).ShouldBeSameAs(target);
        Store.Links.ByClearedIndexed[target].Count.ShouldBe(indexed ? 1 : 0);
        Store.Delete(target);
        owned.IsDeleted.ShouldBeTrue();
    }

    [TestCase(1_000)]
    [TestCase(10_000)]
    public void With_an_index_nobody_is_looked_at_but_those_who_refer(int others)
    {
        var bystander = Store.Add(new Target());
        Store.Write(() =>
        {
            for (var i = 0; i < others; i++) Store.Add(new Child { Parent = i < others / 2 ? bystander : null, Guard = bystander });
        });
        var target = Store.Add(new Target());
        for (var i = 0; i < 3; i++) Store.Add(new Child { Parent = target });
        var child = Store.Add(new Child { Guard = target });
        Store.Heap.ReferrersLookedAt = 0;
        Should.Throw<DeleteRestrictedException>(() => Store.Delete(target));
        Store.Heap.ReferrersLookedAt.ShouldBe(4);
        child.Guard.ShouldBeSameAs(target);
    }

    [Test]
    public void Where_nobody_can_refer_to_an_object_nobody_is_looked_at()
    {
        for (var i = 0; i < 100; i++) Store.Add(new Child { Parent = new Target() });
        Store.Delete(Store.Children.First());
        Store.Heap.ReferrersLookedAt.ShouldBe(0);
    }
}
