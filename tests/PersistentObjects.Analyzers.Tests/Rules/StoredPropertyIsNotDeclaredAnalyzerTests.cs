using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoredPropertyIsNotDeclaredAnalyzerTests
{
    const string Id = "PO2002";

    [Test]
    public async Task A_removed_property_is_reported_at_its_class() =>
        (await """
            [Persistent] public partial class [|Person|] { public partial string Name { get; set; } = ""; }
            """.After("""
            [Persistent] public partial class Person { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
            """).ShouldReport(Id))
            .ShouldBe("'Person.Age' of PersistentSchema.json is not declared any more, so what is stored in it could not be read: mark what has taken its place [FormerlyNamed(\"Age\")]; otherwise mark 'Person' [Retired(\"Age\")]");

    [Test]
    public async Task Renamed_properties_are_reported_at_those_that_are_likely_to_have_taken_their_place() =>
        (await """
            [Persistent] public partial class [|Person|]
            {
                public partial string [|FullName|] { get; set; }
                public partial string [|Mail|] { get; set; }
                public partial long [|Years|] { get; set; }
                public partial int Height { get; set; }
                public Person(string name) => (FullName, Mail) = (name, name);
            }
            """.After("""
            [Persistent] public partial class Person
            {
                public partial string Name { get; set; } = "";
                public partial string Nick { get; set; } = "";
                public partial string EMail { get; set; } = "";
                public partial int Age { get; set; }
                public partial int Height { get; set; }
            }
            """).ShouldReport(Id))
            .ShouldStartWith("'Person.Nick' of PersistentSchema.json is not declared any more, so what is stored in it could not be read: mark what has taken its place");

    [Test]
    public async Task A_member_of_a_value_is_reported_and_so_is_a_property_that_not_all_subclasses_have() =>
        (await """
            public sealed record Money(decimal [|Value|], string? Currency);
            [Persistent] public abstract partial class Animal { public partial Money? Price { get; set; } }
            [Persistent] public partial class Dog : Animal { public partial int Age { get; set; } }
            [Persistent] public partial class [|Cat|] : Animal { }
            """.After("""
            public sealed record Money(decimal Amount);
            [Persistent] public abstract partial class Animal { public partial Money? Price { get; set; } public partial int Age { get; set; } }
            [Persistent] public partial class Dog : Animal { }
            [Persistent] public partial class Cat : Animal { }
            """).ShouldReport(Id)).ShouldContain("Money.Amount");

    [Test]
    public Task What_is_said_to_be_renamed_or_retired_is_fine() =>
        """
        public record struct Point([FormerlyNamed("X")] int Left, int Top);
        [Persistent, Retired("Age")] public partial class Person
        {
            [FormerlyNamed("Name")] public partial string FullName { get; set; } = "";
            public partial Point Place { get; set; }
        }
        """.After("""
        public record struct Point(int X, int Top);
        [Persistent] public partial class Person
        {
            public partial string Name { get; set; } = "";
            public partial int Age { get; set; }
            public partial Point Place { get; set; }
        }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_property_that_moves_to_a_base_class_or_to_all_subclasses_is_fine() =>
        """
        [Persistent] public abstract partial class Thing { public partial string Name { get; set; } = ""; }
        [Persistent] public abstract partial class Animal : Thing { }
        [Persistent] public partial class Dog : Animal { public partial int Age { get; set; } }
        [Persistent] public partial class Cat : Animal { public partial int Age { get; set; } }
        """.After("""
        [Persistent] public abstract partial class Animal { public partial int Age { get; set; } }
        [Persistent] public partial class Dog : Animal { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Cat : Animal { public partial string Name { get; set; } = ""; }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_value_that_is_converted_as_a_whole_may_lose_members() =>
        """
        public sealed record Money(long Cents);
        public sealed record OldMoney(decimal Amount);
        [Persistent] public partial class Order
        {
            [ConvertFrom(nameof(Cents))] public partial Money? Price { get; set; }
            static Money? Cents(OldMoney? old) => old is null ? null : new((long)(old.Amount * 100));
        }
        """.After("""
        public sealed record Money(decimal Amount);
        [Persistent] public partial class Order { public partial Money? Price { get; set; } }
        """).ShouldNotReport(Id);

    [Test]
    public Task Without_a_contract_nothing_is_reported() =>
        "[Persistent] public partial class Person { public partial int Age { get; set; } }".ShouldNotReport(Id);
}
