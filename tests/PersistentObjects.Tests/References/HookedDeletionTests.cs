namespace PersistentObjects.Tests.References;

/// <summary>A deletion sets references to null, and a hook of such a property deletes or changes something else.</summary>
public class HookedDeletionTests : LinkFixture
{
    [Test]
    public void What_a_hook_deletes_takes_along_what_it_would_anywhere([Values] bool indexed)
    {
        var (target, other) = (Store.Add(new Target()), Store.Add(new Target()));
        Target[] watched = [target, target];
        var guards = watched.Select(its => Store.Add(new Guard { Watched = its })).ToArray();
        Link[] owned = [Add(DeleteRule.Cascade, indexed, target), Add(DeleteRule.Cascade, indexed, other)];
        var cleared = Add(DeleteRule.SetNull, indexed, other);
        guards[0].Hook = () =>
        {
            if (!other.IsDeleted) Store.Delete(other);
        };
        Store.Delete(target);
        owned.All(link => link.IsDeleted).ShouldBeTrue();
        (cleared.Cleared ?? cleared.ClearedIndexed).ShouldBeNull();
        guards.ShouldAllBe(guard => guard.Watched == null);
    }

    [Test]
    public void A_hook_may_delete_another_one_that_refers_to_the_same()
    {
        var target = Store.Add(new Target());
        Guard[] guards = [Store.Add(new Guard { Watched = target }), Store.Add(new Guard { Watched = target })];
        guards[0].Hook = () => Store.Delete(guards[1]);
        Store.Delete(target);
        (guards[0].Watched, guards[1].IsDeleted).ShouldBe((null, true));
    }

    [Test]
    public void A_hook_may_let_something_refer_to_what_is_deleted_later()
    {
        // Each deletes the next one, in a chain without an index.
        var targets = Enumerable.Range(0, 4).Select(_ => Store.Add(new Target())).ToArray();
        var late = Store.Add(new Link());
        var guards = targets.Select(target => Store.Add(new Guard { Watched = target })).ToArray();
        for (var i = 0; i < 3; i++)
        {
            var next = i + 1;
            guards[i].Hook = () =>
            {
                if (next == 2) late.Cleared = targets[3];
                Store.Delete(targets[next]);
            };
        }
        Store.Delete(targets[0]);
        targets.All(target => target.IsDeleted).ShouldBeTrue();
        late.Cleared.ShouldBeNull();
    }
}
