using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Singles;

public class SingleTests
{
    [Test]
    public void It_is_made_when_it_is_first_used_and_found_ever_after()
    {
        var options = new StoreOptions { Storage = new SimulatedDisk(), TimeProvider = new ManualTime() };
        using (var office = Office.Open(options))
        {
            office.AllSettings.ShouldBeEmpty();
            office.Settings.Title.ShouldBe("untitled");
            office.Settings.Title = "Main";
            office.Settings.ShouldBeSameAs(office.Settings);
            office.AllSettings.ShouldBe([office.Settings]);
        }
        using var again = Office.Open(options);
        (again.Settings.Title, again.Settings.Id.Value, again.Version).ShouldBe(("Main", 1, 2));
    }

    [Test]
    public void Threads_that_ask_at_once_get_the_same()
    {
        for (var round = 0; round < 20; round++)
        {
            using var office = Office.InMemory();
            using var start = new Barrier(4);
            var got = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                start.SignalAndWait();
                return office.Settings;
            }))).GetAwaiter().GetResult();
            got.Distinct().Count().ShouldBe(1);
            office.AllSettings.Count.ShouldBe(1);
        }
    }

    [Test]
    public void Made_in_a_transaction_that_is_rolled_back_it_was_never_there()
    {
        using var office = Office.InMemory();
        Settings inside;
        using (office.BeginWrite())
        {
            inside = office.Settings;
            inside.LastNumber = 5;
            office.Settings.ShouldBeSameAs(inside);
        }
        office.AllSettings.ShouldBeEmpty();
        office.Settings.ShouldNotBeSameAs(inside);
        office.Settings.LastNumber.ShouldBe(0);
    }

    [Test]
    public void A_second_one_is_refused_and_nothing_happens()
    {
        using var office = Office.InMemory();
        office.Settings.LastNumber = 1;
        var refused = Should.Throw<InvalidOperationException>(() => office.Write(() =>
        {
            office.Add(new Paper());
            office.Add(new Settings());
        }));
        refused.Message.ShouldContain("Settings is a single");
        (office.AllSettings.Count, office.Papers.Count).ShouldBe((1, 0));
    }

    [Test]
    public void Another_may_take_its_place_in_one_transaction()
    {
        using var office = Office.InMemory();
        var old = office.Settings;
        var other = office.Write(() =>
        {
            var other = office.Add(new Settings { Title = "new" });
            office.Delete(old);
            return other;
        });
        office.Settings.ShouldBeSameAs(other);
        office.Delete(other);
        office.Settings.Title.ShouldBe("untitled");
    }

    [Test]
    public void A_scope_that_is_older_says_so_when_it_is_read()
    {
        using var office = Office.InMemory();
        using (office.BeginRead())
        {
            var settings = office.Settings;
            Should.Throw<ObjectDeletedException>(() => settings.Title).Message.ShouldContain("did not exist yet");
        }
        office.Settings.Title.ShouldBe("untitled");
    }

    [Test]
    public void A_store_that_has_several_does_not_open()
    {
        var options = new StoreOptions { Storage = new SimulatedDisk(), TimeProvider = new ManualTime() };
        using (var archive = Archive.Open(options))
        {
            archive.Add(new Settings());
            archive.Add(new Settings());
        }
        Should.Throw<IncompatibleSchemaException>(() => Office.Open(options)).Differences.Single().ShouldContain("2 objects of it are stored");
        using var intact = Archive.Open(options);
        intact.AllSettings.Count.ShouldBe(2);
    }
}
