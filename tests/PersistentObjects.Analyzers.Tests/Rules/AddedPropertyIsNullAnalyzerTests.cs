using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class AddedPropertyIsNullAnalyzerTests
{
    const string Id = "PO2007";

    [Test]
    public async Task A_property_without_an_initializer_that_can_not_be_null_is_reported() =>
        (await """
            using System.Collections.Immutable;
            [Persistent] public abstract partial class Named { public required partial string [|Name|] { get; set; } }
            [Persistent] public partial class Person : Named
            {
                public Person(Person friend, ImmutableList<int> numbers) => (Friend, Numbers) = (friend, numbers);
                public partial Person [|Friend|] { get; set; }
                public partial ImmutableList<int> [|Numbers|] { get; set; }
            }
            """.After("[Persistent] public partial class Person { }").ShouldReport(Id))
            .ShouldBe("'Named.Name' can't be null, and is null in all that was stored without it: give it an initializer, which old objects get too, or make it nullable");

    [Test]
    public async Task A_reference_is_not_said_to_need_an_object_of_its_own() =>
        (await """
            [Persistent] public partial class Person
            {
                public Person(Person friend) => (Friend, Mother) = (friend, friend);
                public partial Person [|Friend|] { get; set; }
                public partial Person Mother { get; set; } = null!;
            }
            """.After("[Persistent] public partial class Person { }").ShouldReport(Id))
            .ShouldEndWith("stored without it: make it nullable, or initialize it with null! and set it in a [Migration]");

    [Test]
    public async Task A_member_of_a_value_is_reported() =>
        (await """
            using System.Collections.Immutable;
            public record struct Name((int, string?) First, (int, string) Last);
            public sealed record Money(decimal Amount, string [|Currency|], int Scale, string? Note, Name [|Owner|], (Guid, Name?) Payer, ImmutableArray<int> [|Coins|]);
            [Persistent] public partial class Person { public partial Money? Wallet { get; set; } }
            """.After("""
            public sealed record Money(decimal Amount);
            [Persistent] public partial class Person { public partial Money? Wallet { get; set; } }
            """).ShouldReport(Id)).ShouldEndWith("make it nullable");

    [Test]
    public Task What_has_a_value_in_old_objects_is_fine() =>
        """
        using System.Collections.Immutable;
        [Persistent] public partial class Person
        {
            public partial string Name { get; set; } = "";
            public partial string? Nick { get; set; }
            public partial int Age { get; set; }
            public partial ImmutableArray<int> Numbers { get; set; }
            public partial PersistentList<string> Tags { get; }
        }
        """.After("[Persistent] public partial class Person { }").ShouldNotReport(Id);

    [Test]
    public Task A_property_of_a_new_class_is_fine() =>
        """
        [Persistent] public partial class Person { }
        [Persistent] public partial class Pet { public required partial string Name { get; set; } }
        """.After("[Persistent] public partial class Person { }").ShouldNotReport(Id);

    [Test]
    public Task A_property_that_all_stored_subclasses_had_is_fine() =>
        """
        [Persistent] public abstract partial class Animal { public required partial string Name { get; set; } }
        [Persistent] public partial class Dog : Animal { }
        """.After("""
        [Persistent] public abstract partial class Animal { }
        [Persistent] public partial class Dog : Animal { public required partial string Name { get; set; } }
        """).ShouldNotReport(Id);
}
