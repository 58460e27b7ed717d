using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class NameOfStoredDataIsReusedAnalyzerTests
{
    const string Id = "PO2011";

    [Test]
    public async Task A_former_or_retired_name_that_belongs_to_something_else_is_reported() =>
        (await """
            [Persistent] public partial class [|Coupon|] { }
            [Persistent] public partial class Person
            {
                public partial string FullName { get; set; } = "";
                public partial int [|Name|] { get; set; }
                public partial string? [|Fax|] { get; set; }
            }
            """.After("""
            [assembly: Retired("Coupon")]
            [Persistent, Retired("Fax")] public partial class Person
            {
                [FormerlyNamed("Name")] public partial string FullName { get; set; } = "";
            }
            """).ShouldReport(Id))
            .ShouldBe("'Coupon' has a name under which data of what is retired may still be stored: give it another name, or let PersistentSchema.json forget the old one");

    [Test]
    public Task A_property_that_gets_its_old_name_again_is_fine() =>
        """[Persistent] public partial class Person { [FormerlyNamed("FullName")] public partial string Name { get; set; } = ""; }"""
            .After("""[Persistent] public partial class Person { [FormerlyNamed("Name")] public partial string FullName { get; set; } = ""; }""")
            .ShouldNotReport(Id);

    [Test]
    public Task The_same_name_in_another_class_is_fine() =>
        """
        [Persistent, Retired("Fax")] public partial class Person { }
        [Persistent] public partial class Firm { public partial string? Fax { get; set; } }
        """.After("""[Persistent, Retired("Fax")] public partial class Person { }""").ShouldNotReport(Id);

    [Test]
    public Task A_name_that_is_given_up_and_one_that_is_taken_over_are_fine() =>
        """
        [Persistent, Retired("FullName"), Retired("Name")] public partial class Person { [FormerlyNamed("Fax")] public partial string? Phone { get; set; } }
        """.After("""
        [Persistent, Retired("Fax")] public partial class Person { [FormerlyNamed("Name")] public partial string FullName { get; set; } = ""; }
        """).ShouldNotReport(Id);
}
