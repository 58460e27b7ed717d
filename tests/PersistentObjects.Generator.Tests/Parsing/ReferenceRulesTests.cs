using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class ReferenceRulesTests
{
    [TestCase("partial string? {0} {{ get; set; }}")]
    [TestCase("partial (int, string) {0} {{ get; set; }}")]
    [TestCase("partial System.Collections.Immutable.ImmutableArray<int> {0} {{ get; set; }}")]
    [TestCase("Customer? {0} => null;")]
    public void A_delete_rule_needs_a_reference(string property) =>
        Source("[OnDelete(DeleteRule.Cascade)] public " + string.Format(property, "[|Customer|]"))
            .ShouldBeRefused("PO0045").ShouldStartWith("[OnDelete] on 'Order.Customer'");

    [TestCase("required partial Customer {0}", "its type does not allow null")]
    [TestCase("partial System.Collections.Immutable.ImmutableArray<Customer> {0}", "the reference is a part of its value")]
    [TestCase("partial (int, Customer?) {0}", "the reference is a part of its value")]
    public void Only_a_nullable_reference_can_be_set_to_null(string property, string reason) =>
        Source("[OnDelete(DeleteRule.SetNull)] public " + string.Format(property, "[|Customer|]") + " { get; set; }")
            .ShouldBeRefused("PO0046").ShouldContain(reason);

    [TestCase("Restrict", "Customer?")]
    [TestCase("Restrict", "System.Collections.Immutable.ImmutableArray<Customer>")]
    [TestCase("SetNull", "Customer?")]
    [TestCase("Cascade", "Customer?")]
    [TestCase("Cascade", "(int, Customer?)")]
    [TestCase("Cascade", "System.Collections.Immutable.ImmutableDictionary<string, Customer>?")]
    public void A_rule_becomes_a_part_of_the_model(string rule, string type) =>
        UserProject.With(Source($"[OnDelete(DeleteRule.{rule})] public partial {type} Customer {{ get; set; }}"))
            .Run().ShouldCompile().Sources.Values.ShouldContain(source => source.Contains($"{{ OnDelete = global::PersistentObjects.DeleteRule.{rule} }};"));

    [Test]
    public void The_rule_of_a_type_parameter_is_judged_where_a_class_gives_it_a_type() =>
        """
        [Persistent] public partial class Customer { public partial string Name { get; set; } = ""; }
        [Persistent] public abstract partial class Tag<T> { [OnDelete(DeleteRule.SetNull)] public partial T Value { get; set; } }
        [Persistent] public partial class CustomerTag : Tag<Customer?>;
        [Persistent] public partial class [|NumberTag|] : Tag<int>;
        """.ShouldBeRefused("PO0045");

    static string Source(string property) => $$"""
        [Persistent] public partial class Customer { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Order
        {
            {{property}}
        }
        """;
}
