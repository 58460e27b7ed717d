using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoredDataMayNotBeUniqueAnalyzerTests
{
    const string Id = "PO2008";

    [Test]
    public async Task A_unique_index_over_what_is_stored_is_reported() =>
        (await """
            [Persistent, Unique(nameof(First), nameof(Last))] public partial class [|Person|]
            {
                public partial string First { get; set; } = "";
                public partial string Last { get; set; } = "";
                [Unique] public partial string [|Mail|] { get; set; } = "";
                [Unique] public string [|Key|] => First + Last;
                [Unique] public partial int [|Number|] { get; set; }
            }
            """.After("""
            [Persistent, Index(nameof(First), nameof(Last))] public partial class Person
            {
                public partial string First { get; set; } = "";
                public partial string Last { get; set; } = "";
                [Index] public partial string Mail { get; set; } = "";
            }
            """).ShouldReport(Id))
            .ShouldBe("The unique index 'ByFirstAndLast' is new, and nothing has kept stored objects from having the same First, Last, in which case the store can't be opened: accept it in PersistentSchema.json if there are none");

    [Test]
    public Task What_was_unique_is_fine_under_another_name_and_with_more_keys() =>
        """
        [Persistent, Unique(nameof(EMail), nameof(Name))] public partial class Person
        {
            [FormerlyNamed("Mail")] [Unique(Name = "ByAddress")] public partial string EMail { get; set; } = "";
            public partial string Name { get; set; } = "";
        }
        """.After("""
        [Persistent] public partial class Person
        {
            [Unique] public partial string Mail { get; set; } = "";
            public partial string Name { get; set; } = "";
        }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_new_property_that_is_null_in_all_stored_objects_is_fine() =>
        "[Persistent] public partial class Person { [Unique] public partial string? Mail { get; set; } }"
            .After("[Persistent] public partial class Person { }").ShouldNotReport(Id);

    [Test]
    public Task A_new_class_has_no_stored_objects() =>
        "[Persistent] public partial class Person { [Unique] public partial int Number { get; set; } }"
            .After("[Persistent] public abstract partial class Pet { }").ShouldNotReport(Id);
}
