using PersistentObjects.Testing;

namespace PersistentObjects.Tests.References;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InverseSetTests : IDisposable
{
    readonly ShelfStore _store = ShelfStore.InMemory();
    readonly Shelf _shelf;
    readonly Shelf _other;

    public InverseSetTests() => (_shelf, _other) = (_store.Add(new Shelf()), _store.Add(new GlassShelf()));

    public void Dispose()
    {
        _store.VerifyIndexes().ShouldBeEmpty();
        _store.Dispose();
    }

    [Test]
    public void It_holds_the_objects_that_refer_to_this_one()
    {
        var (a, b, c) = (Add(_shelf), Add(_shelf), Add(_other));
        Same(_shelf.Books, a, b);
        Same(_other.Books, c);
        b.Shelf = _other;
        a.Shelf = null;
        Same(_shelf.Books);
        Same(_other.Books, b, c);
        (_other.Books.Count, ((IReadOnlyCollection<Book>)_other.Books).Count).ShouldBe((2, 2));
        (_other.Books.Contains(b), _other.Books.Contains(a), _shelf.Books.Contains(b)).ShouldBe((true, false, false));
        (_other.Books.Contains(new Book()), _other.Books.Contains(new Book { Shelf = _other })).ShouldBe((false, false));
    }

    [Test]
    public void Each_reference_has_its_own_other_side()
    {
        var (a, b) = (Add(_shelf), Add(_other));
        (a.Owner, b.Owner) = (_other, _other);
        Same(_shelf.Owned);
        Same(_other.Owned, a, b);
        Same(_other.Books, b);
    }

    [Test]
    public void It_knows_classes_and_subclasses()
    {
        var (book, novel) = (Add(_other), _store.Add(new Novel { Shelf = _other }));
        Same(_other.Books, book, novel);
        Same(_other.Novels, novel);
        Same(((GlassShelf)_other).Shown, book, novel);
    }

    [Test]
    public void A_tree_knows_its_children_and_goes_with_them()
    {
        var children = Enumerable.Range(0, 3).Select(_ => _store.Add(new Shelf { Parent = _shelf })).ToArray();
        var leaf = _store.Add(new Shelf { Parent = children[1] });
        Same(_shelf.Children, children);
        Same(children[1].Children, leaf);
        _shelf.Parent = _shelf;
        Same(_shelf.Children, [_shelf, .. children]);
        _store.Heap.ReferrersLookedAt = 0;
        _store.Delete(_shelf);
        _store.Shelves.ShouldBe([_other]);
        _store.Heap.ReferrersLookedAt.ShouldBe(4, "deletions use the index, too");
    }

    [Test]
    public void A_write_transaction_sees_its_own_changes_and_a_rollback_takes_them_back()
    {
        var (a, b) = (Add(_shelf), Add(_shelf));
        Should.Throw<TimeoutException>(() => _store.Write(() =>
        {
            a.Shelf = _other;
            var c = Add(_shelf);
            _store.Delete(b);
            Same(_shelf.Books, c);
            Same(_other.Books, a);
            (_shelf.Books.Contains(a), _shelf.Books.Contains(b), _shelf.Books.Contains(c)).ShouldBe((false, false, true));
            Task.Run(() => Same(_shelf.Books, a, b)).GetAwaiter().GetResult();
            throw new TimeoutException();
        }));
        Same(_shelf.Books, a, b);
        Same(_other.Books);
    }

    [Test]
    public void A_scope_and_a_view_see_their_moment()
    {
        var (a, b) = (Add(_shelf), Add(_shelf));
        using var view = _store.OpenView();
        using (_store.BeginRead())
        {
            Task.Run(() =>
            {
                a.Shelf = _other;
                _store.Delete(b);
                _store.Delete(_shelf);
                Add(_other);
            }).GetAwaiter().GetResult();
            Same(_shelf.Books, a, b);
            Same(_other.Books);
            _shelf.Books.Contains(b).ShouldBeTrue();
        }
        _other.Books.Count.ShouldBe(2);
        using (view.Enter()) Same(_shelf.Books, a, b);
    }

    [Test]
    public void It_may_be_changed_while_it_is_enumerated()
    {
        for (var i = 0; i < 200; i++) Add(_shelf);
        _store.Write(() =>
        {
            foreach (var book in _shelf.Books) book.Shelf = _other;
        });
        (_shelf.Books.Count, _other.Books.Count).ShouldBe((0, 200));
        foreach (var book in _other.Books) _store.Delete(book);
        _other.Books.Count.ShouldBe(0);
    }

    [Test]
    public void An_object_that_is_deleted_or_not_there_yet_has_none()
    {
        var set = _shelf.Books;
        _store.Write(() =>
        {
            _store.Delete(_shelf);
            Should.Throw<ObjectDeletedException>(() => _shelf.Books);
        });
        Should.Throw<ObjectDeletedException>(() => _shelf.Books);
        Should.Throw<ObjectDeletedException>(() => set.Count);
        Should.Throw<ObjectDeletedException>(() => set.GetEnumerator());
        Should.Throw<ObjectDeletedException>(() => set.Contains(new Book()));
        using (_store.BeginRead())
        {
            var later = Task.Run(() => _store.Add(new Shelf())).GetAwaiter().GetResult();
            Should.Throw<ObjectDeletedException>(() => later.Books);
        }
    }

    [Test]
    public void It_is_a_set_by_reference()
    {
        var (a, b, c) = (Add(_shelf), Add(_shelf), Add(_other));
        IReadOnlySet<Book> set = _shelf.Books;
        (set.SetEquals([b, a, b]), set.SetEquals([a, c])).ShouldBe((true, false));
        (set.Overlaps([c, b]), set.Overlaps([c])).ShouldBe((true, false));
        (set.IsSubsetOf([a, b]), set.IsProperSubsetOf([a, b]), set.IsProperSubsetOf([a, b, c])).ShouldBe((true, false, true));
        (set.IsSupersetOf([a, b]), set.IsProperSupersetOf([a, b]), set.IsProperSupersetOf([a])).ShouldBe((true, false, true));
    }

    [Test]
    public void An_index_that_was_made_for_it_leaves_out_those_that_refer_to_nothing()
    {
        Add(_shelf);
        _store.Add(new Book());
        _store.Heap.Classes.ExtentOf(typeof(Book)).Indexes.Select(index => (index.FullName.Split('.')[^1], index.CandidateCount))
            .ShouldBe([("ByOwner", 2), ("(referrers by Shelf)", 1)]);
    }

    [Test]
    public void It_is_there_after_a_restart([Values] bool fromSnapshot)
    {
        var options = new StoreOptions { Storage = new SimulatedDisk() };
        using (var store = ShelfStore.Open(options))
        {
            var shelf = store.Add(new Shelf { Name = "a" });
            for (var i = 0; i < 3; i++) store.Add(new Novel { Shelf = shelf });
            if (fromSnapshot) store.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        }
        using var reopened = ShelfStore.Open(options);
        reopened.Shelves.Single().Books.Select(book => book.Id.Value).ShouldBe([256L, 257, 258]);
        reopened.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void A_detached_object_knows_the_detached_objects_that_refer_to_it()
    {
        var (shelf, parent) = (new Shelf(), new Shelf());
        var (a, b, novel) = (new Book { Shelf = shelf }, new Book { Shelf = shelf, Owner = parent }, new Novel { Shelf = shelf });
        shelf.Books.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals([a, b, novel]).ShouldBeTrue();
        Same(shelf.Novels, novel);
        Same(parent.Owned, b);
        parent.Books.ShouldBeEmpty();
        a.Shelf = parent;
        novel.Shelf = null;
        Same(shelf.Books, b);
        (shelf.Books.Contains(b), shelf.Books.Contains(a), parent.Books.Contains(a)).ShouldBe((true, false, true));

        // Those that it does not reach stay behind.
        Should.Throw<TimeoutException>(() => _store.Write(() =>
        {
            _store.Add(b);
            Same(shelf.Books, b);
            parent.Books.ShouldBeEmpty();
            throw new TimeoutException();
        }));
        Same(shelf.Books, b);
        Same(parent.Books, a);
        _store.Add(a);
        Same(parent.Books, a);
        parent.Owned.ShouldBeEmpty();
        Same(shelf.Books, b);
    }

    Book Add(Shelf shelf) => _store.Add(new Book { Shelf = shelf });

    static void Same<T>(InverseSet<T> set, params T[] expected)
        where T : PersistentObject
        => set.SequenceEqual(expected, ReferenceEqualityComparer.Instance).ShouldBeTrue();
}
