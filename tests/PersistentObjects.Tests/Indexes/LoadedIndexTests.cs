using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Indexes.Files;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

/// <summary>Indexes are made at open, on all cores, and may come and go with the program.</summary>
public class LoadedIndexTests
{
    [Test]
    public void Indexes_over_many_pages_are_made_at_open()
    {
        const int Count = 20_000;
        var options = new StoreOptions { Storage = new SimulatedDisk(), Durability = Durability.Relaxed, TimeProvider = new ManualTime() };
        using (var written = FileStore.Open(options))
        {
            var folder = written.Add(new Folder());
            written.Write(() =>
            {
                for (var i = 0; i < Count; i++)
                {
                    written.AddFile($"file {i * 7919 % Count}", file => (file.Folder, file.Size, file.Alias, file.Tags) = (folder, i % 100, $"{i}", ["all", $"{i % 9}"]));
                }
            });
            foreach (var file in written.Files.BySize[13].ToList()) written.Delete(file);
        }
        using var store = FileStore.Open(options);
        store.VerifyIndexes().ShouldBeEmpty();
        FileScan.ShouldHoldNothingElse(store);
        store.Files.ByTag["all"].ShouldBe(store.Files.OrderBy(file => file.Id));
        store.Files.BySize.All.Select(file => (file.Size, file.Id)).ShouldBeInOrder();
        store.Files.BySize[13].ShouldBeEmpty();
        store.Files.ByPath[(store.Folders.Single(), "FILE 7")].ShouldBeSameAs(store.Files.ByName["file 7"].Single());
        store.Write(() =>
        {
            foreach (var file in store.Files.BySize.Below(50)) file.Size += 1000;
        });
        store.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void Two_stored_objects_with_one_key_of_a_new_ordered_index_are_refused_and_nothing_is_lost()
    {
        var disk = new SimulatedDisk();
        var text = Row.Text("Title");
        using (var written = RowStore.Open(disk, Class(text)))
        {
            for (var i = 0; i < 300; i++) written.Write(() => text.Set(written.Add(new Row()), $"{i % 299}"));
        }
        var violation = Should.Throw<UniqueViolationException>(() => RowStore.Open(disk, Class(text, new UniqueOrderedIndexDefinition<string>("ByTitle", text))));
        (violation.Property, violation.Value).ShouldBe(("Title", "0"));
        Should.Throw<UniqueViolationException>(() => RowStore.Open(disk, Class(text, new UniqueIndexDefinition<string>("ByTitle", text))));
        using var store = RowStore.Open(disk, Class(text, new OrderedIndexDefinition<string>("ByTitle", text), new EqualityIndexDefinition<string>("ByText", text)));
        store.Rows.Count().ShouldBe(300);
        store.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void What_a_comparer_throws_at_open_comes_out_as_it_is()
    {
        var disk = new SimulatedDisk();
        var text = Row.Text("Title");
        using (var written = RowStore.Open(disk, Class(text)))
        {
            for (var i = 0; i < 3; i++) written.Write(() => text.Set(written.Add(new Row()), $"{i}"));
        }
        var order = KeyComparison.Order(Comparer<string>.Create((_, _) => throw new TimeoutException()));
        Should.Throw<TimeoutException>(() => RowStore.Open(disk, Class(text, new OrderedIndexDefinition<string>("ByTitle", text, order))));
        RowStore.Open(disk, Class(text)).Dispose();
    }

    [Test]
    public void A_comparison_of_the_wrong_kind_is_refused()
    {
        var text = Row.Text("Title");
        var order = KeyComparison.Order<string>(FaultyComparer.Instance);
        var equality = KeyComparison.Equality<string>(FaultyComparer.Instance);
        Should.Throw<ArgumentException>(() => new OrderedIndexDefinition<string>("ByTitle", text, equality)).Message.ShouldContain("IComparer<String>");
        Should.Throw<ArgumentException>(() => new UniqueIndexDefinition<string>("ByTitle", text, order)).Message.ShouldContain("IEqualityComparer<String>");
        Should.Throw<ArgumentException>(() => new EqualityIndexDefinition<(string, int)>(
            "By", KeySource<(string, int)>.Computed("k", static (PersistentObject _, out (string, int) key) => (key = default) == default, []), KeyComparison.Composite<string, int>(order, null)));
    }

    static PersistentClass Class(PersistentProperty property, params IndexDefinition[] indexes)
        => new("Shop.Item", typeof(Row), null, static () => new Row(), [property], indexes, null);
}
