using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class EnumMemberIsRenumberedAnalyzerTests
{
    const string Id = "PO2009";

    [Test]
    public async Task Members_behind_an_inserted_one_are_reported() =>
        (await Source("None, New, [|Basic|], [|Gold|]").After(Source("None, Basic, Gold")).ShouldReport(Id))
            .ShouldBe("'Tier.Basic' is stored as 1 and is 2 now, so that stored values would be read as something else: write Basic = 1");

    [TestCase("None, Basic, Gold, Platinum")]
    [TestCase("Gold = 2, Basic = 1, None = 0, Unknown = -1")]
    [TestCase("Nothing, Basic, Golden")]
    public Task Members_that_keep_their_numbers_are_fine(string members) =>
        Source(members).After(Source("None, Basic, Gold")).ShouldNotReport(Id);

    [Test]
    public Task Another_type_of_numbers_is_fine() =>
        Source("None, Basic").Replace("enum Tier", "enum Tier : long").After(Source("None, Basic")).ShouldNotReport(Id);

    [Test]
    public Task An_enum_that_is_not_stored_is_fine() =>
        "public enum Tier { None, New, Basic } [Persistent] public partial class Account { [NotPersistent] public Tier Tier { get; set; } }"
            .After("public enum Tier { None, Basic } [Persistent] public partial class Account { }").ShouldNotReport(Id);

    static string Source(string members) =>
        $"public enum Tier {{ {members} }} [Persistent] public partial class Account {{ public partial Tier Tier {{ get; set; }} }}";
}
