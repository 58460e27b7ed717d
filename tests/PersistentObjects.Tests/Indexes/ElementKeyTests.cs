using PersistentObjects.Tests.Indexes.Files;

namespace PersistentObjects.Tests.Indexes;

sealed class ElementKeyTests : FilesFixture
{
    [Test]
    public void An_object_is_found_by_each_of_its_elements_once()
    {
        var a = Store.AddFile("a", file => file.Tags = ["red", "RED", "blue"]);
        var b = Store.AddFile("b", file => file.Tags = ["Blue"]);
        Files.ByTag["red"].ShouldBe([a]);
        Files.ByTag["blue"].ShouldBe([a, b]);
        Files.ByTag.Count("BLUE").ShouldBe(2);
        Files.ByTag["green"].ShouldBeEmpty();
    }

    [Test]
    public void An_array_without_elements_is_found_nowhere()
    {
        var a = Store.AddFile("a", file => file.Tags = ["x"]);
        a.Tags = [];
        Files.ByTag["x"].ShouldBeEmpty();
        a.Tags = default;
        Files.ByTag["x"].ShouldBeEmpty();
        a.Tags = ["x"];
        Files.ByTag["x"].ShouldBe([a]);
    }

    [Test]
    public void Elements_that_stay_are_not_touched_and_a_rollback_restores_the_others()
    {
        var a = Store.AddFile("a", file => file.Tags = ["1", "2"]);
        Should.Throw<TimeoutException>(() => Store.Write(() =>
        {
            a.Tags = ["2", "3", "4"];
            Files.ByTag["3"].ShouldBe([a]);
            Files.ByTag["1"].ShouldBeEmpty();
            a.Tags = ["1", "5"];
            throw new TimeoutException();
        }));
        Files.ByTag["1"].ShouldBe([a]);
        Files.ByTag["2"].ShouldBe([a]);
        foreach (var tag in new[] { "3", "4", "5" }) Files.ByTag[tag].ShouldBeEmpty();
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void A_scope_goes_on_finding_old_elements()
    {
        var a = Store.AddFile("a", file => file.Tags = ["1", "2"]);
        using (Store.BeginRead())
        {
            a.Tags = ["2", "3"];
            a.Tags = ["1"];
            Files.ByTag["2"].ShouldBe([a]);
            Files.ByTag["3"].ShouldBeEmpty();
            Store.Candidates["ByTag"].ShouldBe(2);
        }
        Files.ByTag["1"].ShouldBe([a]);
        Files.ByTag["2"].ShouldBeEmpty();
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void A_hundred_thousand_elements_may_be_one_key()
    {
        const int Count = 100_000;
        using var store = FileStore.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        store.Write(() =>
        {
            for (var i = 0; i < Count; i++) store.AddFile("a", file => file.Tags = ["x", $"{i % 10}"]);
        });
        store.Files.ByTag["x"].Count.ShouldBe(Count);
        store.Files.ByTag["3"].Count.ShouldBe(Count / 10);
        store.Write(() =>
        {
            foreach (var file in store.Files.ByTag["3"]) file.Tags = file.Tags.Remove("x");
        });
        store.Files.ByTag["x"].Count.ShouldBe(Count - (Count / 10));
    }
}
