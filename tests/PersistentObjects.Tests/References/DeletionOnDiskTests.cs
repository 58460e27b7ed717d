using PersistentObjects.Testing;

namespace PersistentObjects.Tests.References;

/// <summary>In log and snapshots, what a deletion does with others are changes like any others.</summary>
public class DeletionOnDiskTests
{
    [Test]
    public async Task What_a_deletion_has_done_is_there_after_a_restart([Values] Durability durability, [Values] bool fromSnapshot)
    {
        var disk = new SimulatedDisk();
        var options = new StoreOptions { Storage = disk, Durability = durability };
        string hash;
        using (var store = LinkStore.Open(options))
        {
            var (target, kept) = (store.Add(new SpecialTarget()), store.Add(new Target { Name = "kept" }));
            var owned = store.Add(new Link { Owner = target, Count = 1 });
            store.Add(new Link { PreviousIndexed = owned });
            store.Add(new SpecialLink { Special = target, ClearedIndexed = target, Cleared = kept, Count = 7 });
            store.Add(new TargetTag { Tagged = target });
            Should.Throw<DeleteRestrictedException>(() => store.Write(() =>
            {
                store.Add(new Bond(target));
                store.Delete(target);
            }));
            store.Delete(target);
            if (fromSnapshot) await store.SnapshotAsync();
            hash = store.ComputeStateHash();
            store.Verify().Findings.ShouldBeEmpty();
        }

        StoreVerification.Verify(disk).Findings.ShouldBeEmpty();
        using var reopened = LinkStore.Open(options);
        reopened.ComputeStateHash().ShouldBe(hash);
        reopened.Targets.ShouldHaveSingleItem().Name.ShouldBe("kept");
        reopened.Tags.ShouldBeEmpty();
        var link = reopened.Links.ShouldHaveSingleItem().ShouldBeOfType<SpecialLink>();
        (link.Special, link.ClearedIndexed, link.Count).ShouldBe((null, null, 7));
        link.Cleared.ShouldBeSameAs(reopened.Targets.Single());
        reopened.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void An_old_store_with_references_to_deleted_objects_opens_and_goes_on()
    {
        var options = new StoreOptions { Storage = new SimulatedDisk() };
        using (var store = LinkStore.Open(options))
        {
            var gone = store.Add(new Target());
            store.Add(new Link { RestrictedIndexed = gone, Restricted = gone, Several = [gone] });
            store.DeleteLeavingReferences(gone);
        }

        using var reopened = LinkStore.Open(options);
        var link = reopened.Links.Single();
        link.Restricted.ShouldBeSameAs(link.RestrictedIndexed);
        link.Restricted!.IsDeleted.ShouldBeTrue();
        // Who refers to what was deleted long ago restricts nothing.
        var other = reopened.Add(new Target());
        reopened.Delete(other);
        link.Count++;
        reopened.Delete(link);
        reopened.Links.ShouldBeEmpty();
    }
}
