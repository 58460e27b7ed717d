namespace PersistentObjects.Tests.Checks;

/// <summary>The method that is called before a property changes.</summary>
public class HookTests
{
    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void The_hook_sees_the_value_that_is_replaced_and_the_new_one_and_belongs_to_the_transaction(Durability durability)
    {
        using var store = FormStore.InMemory(new StoreOptions { Durability = durability });
        var meeting = store.Add(new Meeting { End = 100 });
        var seen = new List<(int Old, int New, int Property)>();
        meeting.OnMove = (old, @new) => seen.Add((old, @new, meeting.Start));

        meeting.Start = 1;
        store.Write(() =>
        {
            meeting.Start = 2;
            meeting.Start = 3;
        });
        meeting.Start = 3;

        seen.ShouldBe([(0, 1, 0), (1, 2, 1), (2, 3, 2)]);
        meeting.Moves.ShouldBe(3); // Set by the hook, in the same transaction.
        store.Version.ShouldBe(3);
    }

    [Test]
    public void A_detached_object_has_no_hook()
    {
        var meeting = new Meeting { Start = 1 };
        meeting.Start = 2;
        meeting.Moves.ShouldBe(0);
    }

    [Test]
    public void What_a_hook_throws_keeps_the_value_and_takes_back_what_the_hook_has_changed()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting { End = 100 });
        var version = store.Version;
        meeting.OnMove = (_, _) => throw new NotSupportedException("never");

        Should.Throw<NotSupportedException>(() => meeting.Start = 1);

        (meeting.Start, meeting.Moves, store.Version).ShouldBe((0, 0, version));
        // In a larger transaction what the hook has changed can't be taken back alone.
        Should.Throw<InvalidOperationException>(() => store.Write(() => Should.Throw<NotSupportedException>(() => meeting.Start = 1)));
        (meeting.Start, meeting.Moves, store.Version).ShouldBe((0, 0, version));
    }

    [Test]
    public void A_hook_that_sets_its_own_property_for_ever_is_stopped()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting { End = 100 });
        meeting.OnMove = (_, @new) => meeting.Start = @new + 1;
        Should.Throw<InvalidOperationException>(() => meeting.Start = 1).Message.ShouldContain("OnStartChanging of Meeting#");
        meeting.Start.ShouldBe(0);

        meeting.OnMove = null;
        meeting.Start = 5;
        meeting.Start.ShouldBe(5);
    }
}
