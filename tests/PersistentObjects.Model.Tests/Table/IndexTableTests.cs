using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Model.Tests.Table;

/// <summary>Each kind of index, and all that may happen to what is in it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IndexTableTests : IDisposable
{
    readonly SimulatedDisk _disk = new();
    Archive _archive;
    Folder[] _folders = [];

    public IndexTableTests()
    {
        _archive = Archive.Open(new StoreOptions { Storage = _disk });
        _archive.Write(() =>
        {
            for (var i = 0; i < IndexRow.Keys; i++) _archive.Add(new Folder($"f{i}"));
        });
        _folders = [.. _archive.Folders];
    }

    [TearDown]
    public void VerifyIndexes() => _archive.VerifyIndexes().ShouldBeEmpty();

    public void Dispose() => _archive.Dispose();

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void A_new_object_is_found_under_its_key_and_no_other(IndexRow row)
    {
        Find(row, 0).ShouldBeEmpty();
        var (a, b) = (Add(row, 0), Add(row, 2));
        Finds(row, [a], [], [b]);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void An_object_whose_key_changes_is_found_under_the_new_one(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        Give(row, a, 2);
        Finds(row, [], [b], [a]);
        Give(row, b, 0);
        Give(row, a, 1);
        Finds(row, [b], [a], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void A_deleted_object_is_not_found(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        _archive.Delete(a);
        Finds(row, [], [b], []);
        var c = Add(row, 0);
        Finds(row, [c], [b], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void A_write_sees_what_it_does_and_a_rollback_takes_it_back(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        Should.Throw<TimeoutException>(() => _archive.Write(() =>
        {
            _archive.Delete(a);
            var c = Add(row, 0);
            row.Give(b, 2, _folders);
            Finds(row, [c], [], [b]);
            throw new TimeoutException();
        }));
        Finds(row, [a], [b], []);
        using (_archive.BeginWrite()) Give(row, a, 2);
        Finds(row, [a], [b], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.NotUnique))]
    public void A_rollback_gives_back_one_of_several_that_share_a_key(IndexRow row)
    {
        Document[] all = [Add(row, 0), Add(row, 0), Add(row, 0), Add(row, 0)];
        using (_archive.BeginWrite())
        {
            Give(row, all[1], 1);
            _archive.Delete(all[2]);
            Finds(row, [all[0], all[3]], [all[1]], []);
        }
        Finds(row, all, [], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.Filtered))]
    public void An_object_is_in_a_filtered_index_while_the_filter_holds(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        a.IsDropped = true;
        Finds(row, [], [b], []);
        // A key that changes behind the filter.
        Give(row, a, 2);
        Finds(row, [], [b], []);
        using (_archive.BeginWrite()) a.IsDropped = false;
        a.IsDropped = false;
        Finds(row, [], [b], [a]);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void Two_objects_swap_their_keys_in_one_transaction(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        _archive.Write(() =>
        {
            Give(row, a, 1);
            Give(row, b, 0);
        });
        Finds(row, [b], [a], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.Unique))]
    public void A_key_that_somebody_has_is_refused(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        Should.Throw<UniqueViolationException>(() => Give(row, b, 0)).Holder.ShouldBeSameAs(a);
        Should.Throw<UniqueViolationException>(() => Add(row, 1)).Holder.ShouldBeSameAs(b);
        Finds(row, [a], [b], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void A_view_goes_on_finding_what_it_saw(IndexRow row)
    {
        var (a, b) = (Add(row, 0), Add(row, 1));
        using var view = _archive.OpenView();
        _archive.Delete(a);
        Give(row, b, 0);
        var c = Add(row, 1);
        using (view.Enter()) Finds(row, [a], [b], []);
        Finds(row, [b], [c], []);
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.NotUnique))]
    public void An_enumeration_goes_on_while_all_that_it_finds_changes(IndexRow row)
    {
        List<Document> all = [.. Enumerable.Range(0, 200).Select(_ => Add(row, 0))];
        var found = new List<Document>();
        foreach (var o in row.Find(_archive, 0, _folders))
        {
            found.Add(o);
            if (found.Count % 3 == 0) _archive.Delete(o);
            else Give(row, o, 1);
            // What is still to come, and what has not been there.
            if (found.Count == 50) Give(row, all[150], 2);
            if (found.Count % 40 == 0) Add(row, 0);
        }
        found.ShouldBe(all);
        Find(row, 0).Count.ShouldBe(5);
        Find(row, 1).ShouldBe(all.Where((_, i) => i % 3 != 2));
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void Who_is_asked_for_nothing_finds_nothing(IndexRow row)
    {
        Finds(row, [], [], []);
        _archive.Add(new Document());
        Find(row, 1).ShouldBeEmpty();
        Find(row, 1).Count.ShouldBe(0);
        using (_archive.BeginRead()) Find(row, 2).ShouldBeEmpty();
        _archive.Write(() => Find(row, 2).ShouldBeEmpty());
    }

    [TestCaseSource(typeof(IndexRow), nameof(IndexRow.All))]
    public void All_is_found_again_after_a_restart(IndexRow row)
    {
        var (a, b, c) = (Add(row, 0), Add(row, 1), Add(row, 2));
        Give(row, c, 2);
        _archive.Delete(a);
        Give(row, b, 0);
        Give(row, c, 1);
        var (idOfB, idOfC) = (b.Id, c.Id);
        _archive.Dispose();
        _archive = Archive.Open(new StoreOptions { Storage = _disk });
        _folders = [.. _archive.Folders];
        (b, c) = (_archive.Documents.Find(idOfB)!, _archive.Documents.Find(idOfC)!);
        Finds(row, [b], [c], []);
        Give(row, c, 2);
        Finds(row, [b], [], [c]);
    }

    [Test]
    public void A_hundred_thousand_objects_may_have_one_key_of_each_kind()
    {
        const int Many = 100_000;
        using var archive = Archive.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        Folder[] folders = [archive.Add(new Folder("a")), archive.Add(new Folder("b"))];
        archive.Write(() =>
        {
            for (var i = 0; i < Many; i++)
            {
                archive.Add(new Document { Folder = folders[0], Owner = "ann0", Slot = 3, Tags = ["t0"], Name = $"w0 {i} 0", Size = 0 });
            }
        });
        var all = archive.Documents.ToList();
        var rows = IndexRow.NotUnique.Where(row => !row.Access.StartsWith("ByPlace", StringComparison.Ordinal)).ToList();
        foreach (var row in rows) row.Find(archive, 0, folders).SequenceEqual(all).ShouldBeTrue(row.Access);
        archive.Documents.ByPlace.Of((folders[0], Tier.Cold)).Count.ShouldBe(Many);

        // From both ends and the middle, so that none of the others is lost.
        List<Document> moved = [.. all.Where((_, i) => i % 1000 == 0)];
        List<Document> deleted = [.. all.Where((_, i) => i % 1000 == 999)];
        archive.Write(() =>
        {
            foreach (var o in moved) (o.Folder, o.Owner, o.Slot, o.Tags, o.Name, o.Size, o.Tier) = (folders[1], "ann1", 4, ["t1"], $"w1 {o.Id} 1", 1, Tier.Warm);
            foreach (var o in deleted) archive.Delete(o);
        });
        foreach (var row in rows) row.Find(archive, 0, folders).SequenceEqual(all.Except(moved).Except(deleted)).ShouldBeTrue(row.Access);
        archive.Documents.ByFolder[folders[1]].ShouldBe(moved);
        archive.Documents.BySize.From(1).ShouldBe(moved);
    }

    Document Add(IndexRow row, int key)
    {
        var o = new Document();
        row.Give(o, key, _folders);
        return _archive.Add(o);
    }

    void Give(IndexRow row, Document o, int key) => _archive.Write(() => row.Give(o, key, _folders));

    List<Document> Find(IndexRow row, int key) => [.. row.Find(_archive, key, _folders)];

    void Finds(IndexRow row, Document[] first, Document[] second, Document[] third)
    {
        Find(row, 0).ShouldBe(first);
        Find(row, 1).ShouldBe(second);
        Find(row, 2).ShouldBe(third);
    }
}
