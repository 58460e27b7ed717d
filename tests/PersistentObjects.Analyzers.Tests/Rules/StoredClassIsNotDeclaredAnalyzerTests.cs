using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoredClassIsNotDeclaredAnalyzerTests
{
    const string Id = "PO2003";

    [Test]
    public async Task A_class_that_has_moved_is_reported_at_its_new_place() =>
        (await """
            namespace Shop.People { [Persistent] public partial class [|Person|] { public partial Person? Friend { get; set; } } }
            """.After("""
            namespace Shop { [Persistent] public partial class Person { public partial Person? Friend { get; set; } public partial int Age { get; set; } } }
            """).ShouldReport(Id))
            .ShouldBe("Class 'Shop.Person' of PersistentSchema.json is not declared any more, so stored objects of it could not be read: if 'Shop.People.Person' has taken its place, mark that [FormerlyNamed(\"Shop.Person\")]; otherwise say [assembly: Retired(\"Shop.Person\")]");

    [Test]
    public async Task A_class_that_is_renamed_or_abstract_is_reported_at_what_is_declared() =>
        (await """
            [Persistent] public partial class [|Client|] { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
            [Persistent] public partial class Other { public partial long Amount { get; set; } }
            [Persistent] public abstract partial class [|Payment|] { public partial int Number { get; set; } }
            """.After("""
            [Persistent] public partial class Human { public partial string Name { get; set; } = ""; public partial int Age { get; set; } }
            [Persistent] public partial class Payment { public partial int Number { get; set; } }
            """).ShouldReport(Id)).ShouldContain("if 'Client' has taken its place, mark that [FormerlyNamed(\"Human\")]");

    [Test]
    public async Task A_class_that_is_gone_is_reported_in_the_file() =>
        (await """
            [Persistent] public partial class Person { public partial int Age { get; set; } }
            """.WithContract("""
            {
              "format": 1,
              "classes": {
                [|"Shop.Coupon"|]: { "properties": { "Code": "string" } },
                "Person": { "properties": { "Age": "int32" } }
              }
            }
            """).ShouldReport(Id)).ShouldContain("say [assembly: Retired(\"Shop.Coupon\")]");

    [Test]
    public Task What_is_said_to_be_renamed_or_retired_is_fine() =>
        """
        [assembly: Retired("Coupon")]
        namespace Shop { [Persistent, FormerlyNamed("global::Human")] public partial class Person { public partial int Age { get; set; } } }
        """.After("""
        [Persistent] public partial class Human { public partial int Age { get; set; } }
        [Persistent] public partial class Coupon { }
        """).ShouldNotReport(Id);

    [Test]
    public Task An_abstract_class_has_no_objects_to_lose() =>
        """
        [Persistent] public partial class Person { public partial int Age { get; set; } }
        """.After("""
        [Persistent] public abstract partial class Entity { public partial int Age { get; set; } }
        [Persistent] public partial class Person : Entity { }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_new_class_is_fine() =>
        """
        [Persistent] public partial class Person { public partial int Age { get; set; } }
        [Persistent] public partial class Coupon { public required partial string Code { get; set; } }
        """.After("[Persistent] public partial class Person { public partial int Age { get; set; } }").ShouldNotReport(Id);
}
