using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class RuleIsNotCheckedAnalyzerTests
{
    const string Id = "PO0044";

    [TestCase("[NotPersistent, [|Range(1, 10)|]] public int Cached { get; set; }", "[Range] on 'Account.Cached'")]
    [TestCase("[[|Range(1, 10)|]] public int Twice => 2 * Number;", "'Account.Twice'")]
    [TestCase("[NotPersistent, [|Required|]] public string? _cached;", "[Required]")]
    [TestCase("[[|Own|]] public int Twice => 2 * Number;", "[Own]")]
    public async Task A_rule_of_what_is_not_stored_is_reported(string members, string what) =>
        (await Source(members).ShouldReport(Id)).ShouldContain(what);

    [Test]
    public Task A_rule_of_a_persistent_property_is_fine() => Source("[Range(1, 10)] public partial int Other { get; set; }").ShouldNotReport(Id);

    [Test]
    public Task What_is_no_rule_is_fine() => Source("[DataType(DataType.Currency), Display(Name = \"x\")] public int Twice => 2 * Number;").ShouldNotReport(Id);

    [Test]
    public Task A_class_that_is_not_persistent_is_fine() => """
        using System.ComponentModel.DataAnnotations;
        public class Form { [Range(1, 10)] public int Number { get; set; } }
        """.ShouldNotReport(Id);

    static string Source(string members) => $$"""
        using System.ComponentModel.DataAnnotations;
        sealed class OwnAttribute : ValidationAttribute { public override bool IsValid(object? value) => true; }
        [Persistent] public partial class Account { public partial int Number { get; set; } {{members}} }
        """;
}
