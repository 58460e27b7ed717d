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

    [TestCase("[InverseOf(nameof(Order.Customer))] public partial InverseSet<Order> {0} {{ get; set; }}", "it has a setter")]
    [TestCase("[InverseOf(nameof(Order.Customer))] public InverseSet<Order> {0} => default;", "it is not partial")]
    [TestCase("[InverseOf(nameof(Order.Customer))] public partial IReadOnlySet<Order> {0} {{ get; }}", "its type is 'IReadOnlySet<Order>'")]
    [TestCase("public partial InverseSet<Order> {0} {{ get; }}", "it has no [InverseOf]")]
    public void The_other_side_is_a_set_that_only_gives(string property, string reason) =>
        Inverse(string.Format(property, "[|Orders|]")).ShouldBeRefused("PO0047").ShouldContain(reason);

    [TestCase("\"Nothing\"", "Order", "'Order' has no property 'Nothing'")]
    [TestCase("nameof(Order.Note)", "Order", "'Order.Note' is not a reference")]
    [TestCase("nameof(Order.Several)", "Order", "'Order.Several' is not a reference")]
    [TestCase("nameof(Order.Computed)", "Order", "'Order.Computed' is not persistent")]
    [TestCase("nameof(Order.Previous)", "Order", "'Order.Previous' can't refer to a 'Customer'")]
    [TestCase("\"Customer\"", "PersistentObject", "'PersistentObject' is not a persistent class")]
    public void The_other_side_names_a_reference_to_its_class(string name, string type, string reason) =>
        Inverse($"[InverseOf({name})] public partial InverseSet<{type}> [|Orders|] {{ get; }}").ShouldBeRefused("PO0048").ShouldContain(reason);

    [Test]
    public void The_other_side_of_a_generic_class_is_refused() =>
        """
        [Persistent] public abstract partial class Party<T> { [InverseOf(nameof(Order.Customer))] public partial InverseSet<Order> [|Orders|] { get; } }
        [Persistent] public partial class Customer : Party<int>;
        [Persistent] public partial class Order { [Index] public partial Customer? Customer { get; set; } }
        """.ShouldBeRefused("PO0047").ShouldContain("its class is generic");

    [Test]
    public void An_index_can_not_follow_the_other_side() =>
        Inverse("""
            [InverseOf(nameof(Order.Customer))] public partial InverseSet<Order> Orders { get; }
            [Index] public bool [|HasOrders|] => Orders.Count > 0;
            """).ShouldBeRefused("PO0032").ShouldContain("reads 'Customer.Orders', which depends on other objects");

    static string Inverse(string property) => $$"""
        [Persistent] public partial class Customer
        {
            public partial string Name { get; set; } = "";
            {{property}}
        }
        [Persistent] public partial class Order
        {
            public partial Customer? Customer { get; set; }
            public partial Order? Previous { get; set; }
            public partial string? Note { get; set; }
            public partial System.Collections.Immutable.ImmutableArray<Customer> Several { get; set; }
            public Customer? Computed => Customer;
        }
        """;

    static string Source(string property) => $$"""
        [Persistent] public partial class Customer { public partial string Name { get; set; } = ""; }
        [Persistent] public partial class Order
        {
            {{property}}
        }
        """;
}
