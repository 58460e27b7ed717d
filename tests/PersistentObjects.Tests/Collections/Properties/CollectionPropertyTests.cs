using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Collections.Properties;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CollectionPropertyTests : IDisposable
{
    readonly SimulatedDisk _disk = new();
    readonly StoreOptions _options;
    Library _library;

    public CollectionPropertyTests()
    {
        _options = new StoreOptions { Storage = _disk, TimeProvider = new ManualTime() };
        _library = Library.Open(_options);
    }

    [TearDown]
    public void Dispose() => _library.Dispose();

    [Test]
    public void A_handle_that_was_kept_shows_what_the_property_shows()
    {
        var shelf = new Shelf();
        var detached = shelf.Titles;
        detached.Add("a");
        _library.Add(shelf);
        var attached = shelf.Titles;
        _library.Write(() =>
        {
            var inside = shelf.Titles;
            inside.Add("b");
            detached.Add("c");
            foreach (var handle in (PersistentList<string?>[])[detached, attached, inside, shelf.Titles]) handle.ShouldBe(["a", "b", "c"]);
            inside.Equals(detached).ShouldBeTrue();
        });
        foreach (var handle in (PersistentList<string?>[])[detached, attached, shelf.Titles]) handle.ShouldBe(["a", "b", "c"]);
        shelf.Titles.ToString().ShouldBe("Shelf#1.Titles");
        shelf.Titles.Equals(new Shelf().Titles).ShouldBeFalse();
    }

    [Test]
    public void An_object_whose_Add_was_rolled_back_has_its_collections_as_before()
    {
        var shelf = new Shelf();
        shelf.Titles.Add("before");
        PersistentList<string?>? inside = null;
        using (_library.BeginWrite())
        {
            _library.Add(shelf);
            inside = shelf.Titles;
            inside.Add("lost");
            shelf.Labels.Add("lost");
            shelf.Prices["lost"] = 1;
        }
        shelf.Titles.ShouldBe(["before"]);
        (shelf.Labels.Count, shelf.Prices.Count).ShouldBe((0, 0));
        inside.Add("after");
        shelf.Titles.ShouldBe(["before", "after"]);
        _library.Add(shelf);
        Reopened().Titles.ShouldBe(["before", "after"]);
    }

    [Test]
    public void Others_see_a_change_when_it_is_committed_and_an_enumeration_is_of_one_moment()
    {
        var shelf = _library.Add(new Shelf());
        shelf.Numbers.AddRange([1, 2, 3]);
        var seen = new List<long>();
        foreach (var number in shelf.Numbers)
        {
            shelf.Numbers.Add(number * 10);
            seen.Add(number);
        }
        seen.ShouldBe([1, 2, 3]);
        using (var transaction = _library.BeginWrite())
        {
            shelf.Numbers.Clear();
            Task.Run(() => shelf.Numbers.Count).GetAwaiter().GetResult().ShouldBe(6);
            transaction.Commit();
        }
        shelf.Numbers.ShouldBeEmpty();
    }

    [Test]
    public void A_read_scope_keeps_the_collections_of_its_version()
    {
        var shelf = _library.Add(new Shelf());
        shelf.Labels.Add("old");
        using (_library.BeginRead())
        {
            Task.Run(() => shelf.Labels.Add("new")).GetAwaiter().GetResult();
            shelf.Labels.ShouldBe(["old"]);
            _library.Shelves.ByLabels["new"].ShouldBeEmpty();
        }
        shelf.Labels.Order().ShouldBe(["new", "old"]);
        _library.Shelves.ByLabels["new"].ShouldBe([shelf]);
    }

    [Test]
    public void A_change_logs_only_itself()
    {
        var shelf = _library.Add(new Shelf());
        shelf.Numbers.AddRange(Enumerable.Range(0, 20_000).Select(i => (long)i).ToArray());
        for (var i = 0; i < 1000; i++) shelf.Prices[$"{i}"] = i;
        var before = LogBytes();
        shelf.Numbers.Add(1);
        shelf.Numbers.Insert(5, 1);
        shelf.Numbers[7000] = 1;
        shelf.Numbers.RemoveRange(10, 5000);
        shelf.Prices["7"] = 5;
        shelf.Prices.Remove("8");
        // Six transactions, of which the frame of each takes the most.
        (LogBytes() - before).ShouldBeLessThan(6 * 48);
    }

    [Test]
    public void Whatever_changes_nothing_writes_nothing()
    {
        var shelf = _library.Add(new Shelf());
        shelf.Titles.Add("a");
        shelf.Prices["a"] = 1;
        var version = _library.Version;
        shelf.Titles[0] = "a";
        shelf.Prices["a"] = 1;
        shelf.Prices.TryAdd("a", 2).ShouldBeFalse();
        shelf.Labels.Remove("a").ShouldBeFalse();
        shelf.Labels.Clear();
        shelf.Titles.AddRange([]);
        _library.Version.ShouldBe(version);
        // A price with other bytes is another one.
        shelf.Prices["a"] = 1.0m;
        _library.Version.ShouldBe(version + 1);
    }

    [Test]
    public void A_change_of_a_large_set_with_an_index_costs_no_more_than_the_change()
    {
        using var library = Library.InMemory();
        var shelf = library.Add(new Shelf());
        shelf.Labels.UnionWith(Enumerable.Range(0, 50_000).Select(i => $"label {i}"));
        shelf.Labels.Add("warm");
        library.Settle();
        var before = GC.GetAllocatedBytesForCurrentThread();
        shelf.Labels.Add("one more").ShouldBeTrue();
        shelf.Labels.Remove("label 7").ShouldBeTrue();
        library.Settle();
        library.Shelves.ByLabels["one more"].ShouldBe([shelf]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
        library.Shelves.ByLabels["label 7"].ShouldBeEmpty();
        library.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void What_is_put_in_is_added_with_all_that_it_reaches()
    {
        var shelf = _library.Add(new Shelf());
        var (first, second) = (new Volume("1"), new Volume("2"));
        shelf.Volumes.Add(first);
        shelf.Sequels[first] = second;
        _library.Volumes.ShouldBe([first, second]);
        shelf = Reopened();
        shelf.Sequels[shelf.Volumes[0]]!.Title.ShouldBe("2");
    }

    [Test]
    public void What_belongs_to_another_store_is_refused_and_nothing_happens()
    {
        using var other = Library.InMemory();
        var foreign = other.Add(new Volume("foreign"));
        var shelf = _library.Add(new Shelf());
        Should.Throw<InvalidOperationException>(() => shelf.Volumes.AddRange([new Volume("mine"), foreign])).Message.ShouldContain("Shelf#1.Volumes");
        (shelf.Volumes.Count, _library.Volumes.Count).ShouldBe((0, 0));
    }

    [Test]
    public void A_deleted_object_has_no_collections()
    {
        var shelf = _library.Add(new Shelf());
        var titles = shelf.Titles;
        titles.Add("a");
        _library.Delete(shelf);
        Should.Throw<ObjectDeletedException>(() => titles.Count);
        Should.Throw<ObjectDeletedException>(() => titles.Add("b"));
        Should.Throw<ObjectDeletedException>(() => shelf.Labels.Contains("b"));
    }

    [Test]
    public void An_exception_from_an_argument_leaves_the_transaction_usable()
    {
        var shelf = _library.Add(new Shelf());
        _library.Write(() =>
        {
            shelf.Titles.Add("a");
            Should.Throw<ArgumentOutOfRangeException>(() => shelf.Titles.RemoveAt(5));
            Should.Throw<ArgumentException>(() => shelf.Prices.Add(null!, 1));
            shelf.Titles.Add("b");
        });
        shelf.Titles.ShouldBe(["a", "b"]);
    }

    [Test]
    public void A_predicate_that_changes_the_list_is_refused_and_log_and_memory_agree()
    {
        var shelf = _library.Add(new Shelf());
        shelf.Titles.AddRange("a", "b", "a");
        _library.Write(() => Should.Throw<InvalidOperationException>(() => shelf.Titles.RemoveAll(title =>
        {
            shelf.Titles.Insert(0, "new");
            return title == "a";
        })).Message.ShouldContain("Shelf#1.Titles"));
        string?[] kept = [.. shelf.Titles];
        kept.ShouldBe(["new", "new", "new", "a", "b", "a"]);
        Reopened().Titles.ShouldBe(kept);
    }

    [Test]
    public void The_object_prints_a_few_elements()
    {
        var shelf = _library.Add(new Shelf());
        shelf.Numbers.AddRange([1, 2, 3, 4, 5]);
        shelf.Prices["a"] = 1.5m;
        var text = shelf.ToString();
        text.ShouldContain("Numbers = [1, 2, 3, … 2 more]");
        text.ShouldContain("Prices = [\"a\": 1.5]");
        text.ShouldContain("Labels = []");
    }

    [Test]
    public void Writers_and_readers_of_one_list_agree_with_the_order_of_commits()
    {
        const int Writers = 3;
        const int Each = 200;
        using var library = Library.InMemory();
        var shelf = library.Add(new Shelf());
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            long[] last = [];
            do
            {
                var now = shelf.Numbers.ToArray();
                now.AsSpan(0, last.Length).SequenceEqual(last).ShouldBeTrue("a list that only grows keeps its beginning");
                using (library.BeginRead())
                {
                    long[] moment = [.. shelf.Numbers];
                    shelf.Numbers.Count.ShouldBe(moment.Length);
                    moment.Length.ShouldBeGreaterThanOrEqualTo(now.Length);
                }
                last = now;
            }
            while (!done.IsCancellationRequested);
        });
        Task.WaitAll([.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                if (i % 5 > 0)
                {
                    shelf.Numbers.Add((writer * Each) + i);
                    continue;
                }
                using (library.BeginWrite()) shelf.Numbers.Add(-1);
                library.Write(() => shelf.Numbers.Add((writer * Each) + i));
            }
        }))]);
        done.Cancel();
        reader.GetAwaiter().GetResult();
        shelf.Numbers.Order().ShouldBe(Enumerable.Range(0, Writers * Each).Select(i => (long)i));
        for (var writer = 0; writer < Writers; writer++)
        {
            var own = shelf.Numbers.Where(number => number / Each == writer).ToArray();
            own.ShouldBe(own.Order());
        }
    }

    long LogBytes() => StoreVerification.Verify(_disk).BatchBytes;

    Shelf Reopened()
    {
        _library.Dispose();
        _library = Library.Open(_options);
        return _library.Shelves.Single();
    }
}
