namespace PersistentObjects.Tests.Checks;

/// <summary>What is checked of whole objects at the end of a transaction.</summary>
public class ObjectCheckTests
{
    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void A_lone_setter_is_checked(Durability durability)
    {
        using var store = FormStore.InMemory(new StoreOptions { Durability = durability });
        var meeting = store.Add(new Meeting { Start = 1, End = 2 });
        var version = store.Version;

        var failure = Should.Throw<ObjectValidationException>(() => meeting.End = 0).Failures.Single();

        failure.ShouldSatisfyAllConditions(
            () => (failure.Rule, failure.Message).ShouldBe(("OnValidating", "A meeting ends after it has started.")),
            () => failure.Properties.ShouldBe(["Start", "End"]),
            () => failure.Value.ShouldBe("Start = 1, End = 0"),
            () => failure.ToString().ShouldBe($"Meeting#{meeting.Id} with Start = 1, End = 0 breaks OnValidating: A meeting ends after it has started."));
        (meeting.End, store.Version).ShouldBe((2, version));
        meeting.End = 3;
        meeting.End.ShouldBe(3);
    }

    [Test]
    public void Only_the_end_of_the_body_counts_and_all_failures_of_all_objects_come_at_once()
    {
        using var store = FormStore.InMemory();
        var (first, second, third, deleted) = store.Write(() => (
            store.Add(new Meeting { Start = 1, End = 2 }),
            store.Add(new Project { Title = "p", Start = 1, End = 2 }),
            store.Add(new Sign { Codes = { 1 } }),
            store.Add(new Meeting())));

        store.Write(() => (first.Start, first.End) = (8, 9));
        var refused = Should.Throw<ObjectValidationException>(() => store.Write(() =>
        {
            (first.Start, first.End) = (-2, -3);
            second.Title = "";
            second.Repeated = "x";
            third.Number = 2;
            deleted.End = -1;
            store.Delete(deleted);
            store.Add(new Meeting { End = -1 });
        }));

        refused.Failures.Select(failure => (failure.Object, failure.Rule, string.Join(",", failure.Properties), failure.Value)).ShouldBe(
        [
            (first, "OnValidating", "Start,End", "Start = -2, End = -3"),
            (first, "OnValidating", "", null),
            (second, "Compare", "Repeated", "\"x\""),
            (second, "Validate", "Title", "\"\""),
            (third, "Odd", "", null),
            (refused.Failures[^1].Object, "OnValidating", "Start,End", "Start = 0, End = -1"),
        ]);
        refused.Failures[2].Message.ShouldBe("'Again' and 'Password' do not match.");
        (first.Start, first.End, second.Title, third.Number, store.Meetings.Count).ShouldBe((8, 9, "p", 1, 3));
        deleted.IsDeleted.ShouldBeFalse();
    }

    [Test]
    public void An_explicit_transaction_is_checked_when_it_commits()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting());
        using (var transaction = store.BeginWrite())
        {
            meeting.End = -1;
            try
            {
                transaction.Commit();
                Assert.Fail("It was committed.");
            }
            catch (ObjectValidationException)
            {
                meeting.End.ShouldBe(0);
            }
        }
        meeting.End = 1;
    }

    [Test]
    public void What_compares_is_asked_when_both_have_changed()
    {
        using var store = FormStore.InMemory();
        var project = store.Add(new Project { Title = "p" });
        store.Write(() => (project.Password, project.Repeated) = ("a", "a"));
        Should.Throw<ObjectValidationException>(() => project.Password = "b").Failures.Single().Rule.ShouldBe("Compare");
        project.Password.ShouldBe("a");
    }

    [Test]
    public void A_check_sees_what_the_transaction_leaves_of_other_objects_too()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting());
        var other = store.Add(new Meeting());
        var seen = 0;
        meeting.OnCheck = () => seen = other.End;
        store.Write(() =>
        {
            meeting.Moves = 1;
            other.End = 5;
        });
        seen.ShouldBe(5);
    }

    [Test]
    public void A_collection_is_counted_when_the_transaction_ends()
    {
        using var store = FormStore.InMemory();
        Should.Throw<ObjectValidationException>(() => store.Add(new Sign())).Failures.Single().Rule.ShouldBe("MinLength");
        var sign = store.Add(new Sign { Codes = { 1 }, Marks = { "a", "b" } });

        var refused = Should.Throw<ObjectValidationException>(() => sign.Marks.Add("c")).Failures.Single();
        (refused.Rule, refused.Properties.Single(), refused.Value).ShouldBe(("MaxLength", "Marks", "[\"a\", \"b\", \"c\"]"));
        sign.Marks.ShouldBe(["a", "b"]);
        store.Write(() =>
        {
            sign.Marks.Add("c");
            sign.Marks.RemoveAt(0);
        });
        sign.Marks.ShouldBe(["b", "c"]);
        Should.Throw<ObjectValidationException>(() => sign.Codes.Remove(1)).Failures.Single().Rule.ShouldBe("MinLength");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_check_that_changes_something_is_refused_even_if_it_hides_that(bool swallows)
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting());
        var sign = store.Add(new Sign { Codes = { 1 } });
        var changes = new Action[] { () => sign.Number = 3, () => store.Delete(sign), () => store.Add(new Sign { Codes = { 1 } }), () => store.Write(() => sign.Number = 3) };
        foreach (var change in changes)
        {
            meeting.OnCheck = () =>
            {
                if (!swallows) change();
                else Should.Throw<InvalidOperationException>(change);
            };
            Should.Throw<InvalidOperationException>(() => meeting.End = 1).Message.ShouldContain("by a check at the end");
            (meeting.End, sign.Number, store.Signs.Count).ShouldBe((0, 1, 1));
        }
        meeting.OnCheck = null;
        meeting.End = 1;
    }

    [Test]
    public void What_a_check_throws_rolls_back()
    {
        using var store = FormStore.InMemory();
        var meeting = store.Add(new Meeting());
        meeting.OnCheck = () => throw new NotSupportedException();
        Should.Throw<NotSupportedException>(() => meeting.End = 1);
        meeting.End.ShouldBe(0);
    }
}
