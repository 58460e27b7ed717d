using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class NameOfStoredDataIsForgottenAnalyzerTests
{
    const string Id = "PO2012";

    [Test]
    public async Task An_attribute_that_is_gone_is_reported_where_it_was() =>
        (await """
            public readonly record struct Point(int [|X|]);
            public enum [|Color|] { Red }
            [Persistent] public partial class [|Person|]
            {
                public partial string [|FullName|] { get; set; } = "";
                public partial Point Place { get; set; }
                public partial Color Color { get; set; }
            }
            """.After("""
            public readonly record struct Point([FormerlyNamed("Left")] int X);
            [FormerlyNamed("Tone")] public enum Color { Red }
            [Persistent, Retired("Fax")] public partial class Person
            {
                [FormerlyNamed("Name")] public partial string FullName { get; set; } = "";
                public partial Point Place { get; set; }
                public partial Color Color { get; set; }
            }
            """).ShouldReport(Id))
            .ShouldBe("Data may still be stored under the name 'Left', which no attribute gives any more: put [FormerlyNamed(\"Left\")] back on 'Point.X', or let PersistentSchema.json forget it");

    [Test]
    public async Task A_retired_class_that_nothing_names_is_reported_in_the_file() =>
        (await "[Persistent] public partial class Person { }".WithContract("""
            { "format": 1, "classes": { "Person": {} }, "retired": [[|"Shop.Coupon"|]] }
            """).ShouldReport(Id)).ShouldContain("put [assembly: Retired(\"Shop.Coupon\")] back, or");

    [Test]
    public async Task Former_names_of_what_is_retired_are_reported() =>
        (await """[Persistent, Retired("FullName")] public partial class [|Person|] { }"""
            .After("""[Persistent] public partial class Person { [FormerlyNamed("Name")] public partial string FullName { get; set; } = ""; }""")
            .ShouldReport(Id)).ShouldContain("put [Retired(\"Name\")] back on 'Person'");

    [Test]
    public Task Names_that_are_still_given_are_fine() =>
        """
        [assembly: Retired("Coupon")]
        [Persistent, FormerlyNamed("Human"), Retired("Fax")] public partial class Person
        {
            [FormerlyNamed("Name"), FormerlyNamed("FullName")] public partial string Names { get; set; } = "";
        }
        """.After("""
        [assembly: Retired("Coupon")]
        [Persistent, FormerlyNamed("Human"), Retired("Fax")] public partial class Person
        {
            [FormerlyNamed("Name")] public partial string FullName { get; set; } = "";
        }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_class_that_comes_back_under_its_old_name_is_fine() =>
        """[Persistent, FormerlyNamed("Person")] public partial class Human { }"""
            .After("""[Persistent, FormerlyNamed("Human")] public partial class Person { }""").ShouldNotReport(Id);

    [Test]
    public Task A_retired_property_that_another_one_takes_over_is_fine() =>
        """[Persistent] public partial class Person { [FormerlyNamed("Fax")] public partial string? Phone { get; set; } }"""
            .After("""[Persistent, Retired("Fax")] public partial class Person { }""").ShouldNotReport(Id);
}
