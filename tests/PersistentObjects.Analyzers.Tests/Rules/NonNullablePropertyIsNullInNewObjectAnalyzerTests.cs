using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class NonNullablePropertyIsNullInNewObjectAnalyzerTests
{
    const string Id = "PO0018";

    [TestCase("string")]
    [TestCase("Account")]
    public async Task A_non_nullable_property_that_nothing_sets_is_reported(string type) =>
        (await $$"""
            [Persistent] public partial class Account { public partial {{type}} [|Value|] { get; set; } }
            """.ShouldReport(Id)).ShouldContain("'Account.Value'");

    [Test]
    public async Task Every_part_of_a_class_is_looked_at() =>
        await """
            [Persistent] public partial class Account { public partial string [|Name|] { get; set; } }
            // Other.cs
            public partial class Account { public partial string [|Email|] { get; set; } public void Clear() { } }
            """.ShouldReport(Id);

    [Test]
    public Task A_property_with_an_initializer_is_fine() =>
        """
        [Persistent] public partial class Account { public partial string Name { get; set; } = ""; }
        """.ShouldNotReport(Id);

    [Test]
    public Task A_required_property_is_fine() =>
        """
        [Persistent] public partial class Account { public required partial string Name { get; set; } }
        """.ShouldNotReport(Id);

    [Test]
    public Task A_nullable_property_and_one_that_is_no_reference_are_fine() =>
        """
        [Persistent] public partial class Account
        {
            public partial string? Note { get; set; }
            public partial int Age { get; set; }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task A_class_whose_constructors_set_the_property_is_fine() =>
        """
        [Persistent] public partial class Account
        {
            public Account(string name) => Name = name;
            public partial string Name { get; set; }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task A_class_without_nullable_annotations_is_fine() =>
        """
        #nullable disable
        [Persistent] public partial class Account { public partial string Name { get; set; } }
        """.ShouldNotReport(Id);
}
