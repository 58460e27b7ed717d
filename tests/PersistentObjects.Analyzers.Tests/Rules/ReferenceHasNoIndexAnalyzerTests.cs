using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ReferenceHasNoIndexAnalyzerTests
{
    const string Id = "PO3004";

    [TestCase("", "Customer?")]
    [TestCase("[OnDelete(DeleteRule.Restrict)]", "Customer?")]
    [TestCase("[Index(Where = nameof(IsOpen))]", "Customer?")]
    public async Task A_reference_whose_referrers_no_index_finds_is_reported(string attributes, string type) =>
        (await Source($"{attributes} public partial {type} [|Customer|] {{ get; set; }}").ShouldReport(Id))
            .ShouldContain("Deleting 'Customer' looks at every 'Order', since no index knows who refers to it by 'Order.Customer'");

    [TestCase("[Index]")]
    [TestCase("[Unique]")]
    [TestCase("[Index, OnDelete(DeleteRule.Cascade)]")]
    public Task A_reference_with_an_index_is_fine(string attributes) =>
        Source($"{attributes} public partial Customer? Customer {{ get; set; }}").ShouldNotReport(Id);

    [Test]
    public Task A_value_that_contains_references_is_fine_since_no_index_would_help() =>
        Source("public partial System.Collections.Immutable.ImmutableArray<Customer> Customers { get; set; }").ShouldNotReport(Id);

    [Test]
    public Task A_reference_whose_other_side_is_declared_is_fine_since_that_has_an_index() =>
        """
        [Persistent] public partial class Folder
        {
            public partial Folder? Parent { get; set; }
            [InverseOf(nameof(Parent))] public partial InverseSet<Folder> Children { get; }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task An_ordinary_property_is_fine() =>
        Source("[NotPersistent] public Customer? Customer { get; set; }").ShouldNotReport(Id);

    static string Source(string property) => $$"""
        [Persistent] public partial class Customer { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Order
        {
            public partial bool IsOpen { get; set; }
            {{property}}
        }
        """;
}
