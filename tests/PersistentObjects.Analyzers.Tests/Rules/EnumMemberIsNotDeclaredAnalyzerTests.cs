using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class EnumMemberIsNotDeclaredAnalyzerTests
{
    const string Id = "PO2010";

    [Test]
    public async Task A_number_without_a_name_is_reported() =>
        (await Source("None, Gold = 2", "[|Tier|]").After(Source("None, Basic, Gold", "Tier")).ShouldReport(Id))
            .ShouldBe("'Tier.Basic' of PersistentSchema.json is not declared any more: stored values keep the number 1, which has no name, so put it back or be sure that nothing has it");

    [Test]
    public Task A_number_with_another_name_is_fine() =>
        Source("None, Standard, Gold", "Tier").After(Source("None, Basic, Gold", "Tier")).ShouldNotReport(Id);

    [Test]
    public Task One_of_two_names_can_go() =>
        Source("None, Gold = 2", "Tier").After(Source("None, Gold = 2, Best = 2", "Tier")).ShouldNotReport(Id);

    [Test]
    public Task An_enum_that_is_no_longer_stored_is_fine() =>
        """
        public enum Tier { Gold }
        [Persistent, Retired("Tier")] public partial class Account { }
        """.After(Source("Gold, Basic", "Tier")).ShouldNotReport(Id);

    static string Source(string members, string name) =>
        $"public enum {name} {{ {members} }} [Persistent] public partial class Account {{ public partial Tier Tier {{ get; set; }} }}";
}
