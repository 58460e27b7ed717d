using PersistentObjects.Testing;

namespace PersistentObjects.Tests.Checks;

/// <summary>What a refused value leaves behind, and what a good one costs.</summary>
public class SetterTests
{
    [Test]
    public void A_setter_reports_all_rules_that_the_value_breaks_and_changes_nothing()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting { Title = "daily" });
        var version = store.Version;

        var refused = Should.Throw<ObjectValidationException>(() => meeting.Title = "MUCH TOO LONG");

        refused.Failures.Select(failure => failure.Rule).ShouldBe(["StringLength", "RegularExpression"]);
        refused.Failures[0].ShouldSatisfyAllConditions(
            failure => failure.Object.ShouldBeSameAs(meeting),
            failure => failure.Id.ShouldBe(meeting.Id),
            failure => failure.ClassName.ShouldBe(typeof(Meeting).FullName),
            failure => failure.Properties.ShouldBe(["Title"]),
            failure => failure.Value.ShouldBe("\"MUCH TOO LONG\""),
            failure => failure.Message.ShouldBe("The field Title must be a string with a maximum length of 10."));
        refused.Message.ShouldContain($"Meeting#{meeting.Id}.Title = \"MUCH TOO LONG\" breaks StringLength: The field Title must be");
        (meeting.Title, store.Version).ShouldBe(("daily", version));
    }

    [Test]
    public void A_transaction_goes_on_after_a_refused_value()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting { Title = "daily" });
        store.Write(() =>
        {
            meeting.End = 5;
            Should.Throw<ObjectValidationException>(() => meeting.Title = "X");
            meeting.Moves = 7;
        });
        (meeting.End, meeting.Title, meeting.Moves).ShouldBe((5, "daily", 7));
    }

    [Test]
    public void A_detached_object_takes_any_value_and_add_reports_all_of_all_that_it_reaches()
    {
        using var store = FormStore.InMemory();
        var meeting = new Meeting { Title = "X", Next = new Meeting { Title = "y", Next = new Meeting { Title = "THE THIRD MEETING" } } };

        var refused = Should.Throw<ObjectValidationException>(() => store.Add(meeting));

        refused.Failures.Select(failure => (failure.Value, failure.Rule)).ShouldBe(
            [("\"X\"", "RegularExpression"), ("\"THE THIRD MEETING\"", "StringLength"), ("\"THE THIRD MEETING\"", "RegularExpression")]);
        refused.Failures.ShouldAllBe(failure => failure.Id.Value == 0);
        refused.Message.ShouldStartWith("3 rules are broken.");
        meeting.Id.Value.ShouldBe(0);
        store.Meetings.ShouldBeEmpty();

        meeting.Title = "x";
        meeting.Next.Next.Title = "z";
        store.Add(meeting);
        store.Meetings.Count.ShouldBe(3);
    }

    [Test]
    public void What_a_reference_would_bring_along_is_checked_before_anything_changes()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting());
        store.Write(() =>
        {
            Should.Throw<ObjectValidationException>(() => meeting.Next = new Meeting { Title = "X" });
            meeting.End = 1;
        });
        (meeting.Next, meeting.End, store.Meetings.Count).ShouldBe((null, 1, 1));
    }

    [Test]
    public void Recovery_takes_values_that_break_newer_rules()
    {
        var disk = new SimulatedDisk();
        var options = new StoreOptions { Storage = disk };
        using (var store = FormStore.Open(options)) store.Add(new Sign { Number = 7, Codes = { 1 } });

        NotSevenTodayAttribute.IsInForce.Value = true;
        using var reopened = FormStore.Open(options);
        var sign = reopened.Signs.Single();
        sign.Number.ShouldBe(7);
        Should.Throw<ObjectValidationException>(() => sign.Number = 7).Failures.Single().Rule.ShouldBe("NotSevenToday");
        sign.Number = 9;
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void A_rule_is_asked_whatever_the_durability(Durability durability)
    {
        using var store = FormStore.InMemory(new StoreOptions { Durability = durability });
        var form = store.Add(AttributeTests.Complete());
        form.Level = 10;
        Should.Throw<ObjectValidationException>(() => form.Level = 11);
        form.Level.ShouldBe(10);
    }
}
