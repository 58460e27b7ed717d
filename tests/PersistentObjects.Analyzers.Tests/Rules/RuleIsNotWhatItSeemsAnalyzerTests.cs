using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class RuleIsNotWhatItSeemsAnalyzerTests
{
    const string Id = "PO0042";

    [TestCase("[[|Range(1, 10)|]] public partial decimal Price { get; set; }", "10.4 is in the range")]
    [TestCase("[[|Range(1, 10)|]] public partial double? Price { get; set; }", "rounds the value")]
    [TestCase("[[|Range(typeof(decimal), \"0.01\", \"9\")|]] public partial decimal Price { get; set; }", "ParseLimitsInInvariantCulture")]
    [TestCase("[[|Range(typeof(DateOnly), \"2020-01-01\", \"2030-01-01\")|]] public partial DateOnly Day { get; set; }", "culture")]
    [TestCase("[[|AllowedValues(1, 2)|]] public partial long Number { get; set; }", "none of those that it names is of the type 'long'")]
    [TestCase("[[|Range(1, 10)|]] public partial int Number { get; set; } = -1;", "initialized")]
    [TestCase("[[|Range(0, 1, MaximumIsExclusive = true)|]] public partial int Number { get; set; } = 1;", "initialized")]
    [TestCase("[[|StringLength(3)|]] public partial string Name { get; set; } = \"unknown\";", "initialized")]
    public async Task What_does_something_else_is_reported(string members, string what) =>
        (await Source(members).ShouldReport(Id)).ShouldContain(what);

    [TestCase("[Range(1.0, 10.0)] public partial decimal Price { get; set; }")]
    [TestCase("[Range(1, 10)] public partial long Number { get; set; }")]
    [TestCase("[Range(typeof(decimal), \"1\", \"10\")] public partial decimal Price { get; set; }")]
    [TestCase("[Range(typeof(decimal), \"0.01\", \"9\", ParseLimitsInInvariantCulture = true)] public partial decimal Price { get; set; }")]
    public Task A_range_of_the_values_own_kind_is_fine(string members) => Source(members).ShouldNotReport(Id);

    [TestCase("[AllowedValues(1L, 2)] public partial long Number { get; set; }")]
    [TestCase("[AllowedValues(null, \"a\")] public partial string? Name { get; set; }")]
    public Task What_allows_some_value_is_fine(string members) => Source(members).ShouldNotReport(Id);

    [TestCase("[Required, StringLength(3, MinimumLength = 1)] public partial string Name { get; set; } = \"\";")]
    [TestCase("[StringLength(3)] public partial string Name { get; set; } = \"abc\";")]
    [TestCase("[Range(-1, 10)] public partial int Number { get; set; } = -1;")]
    [TestCase("[Range(1, 10)] public partial int Number { get; set; }")]
    public Task A_property_that_waits_for_its_value_is_fine(string members) => Source(members).ShouldNotReport(Id);

    [Test]
    public Task A_property_that_is_not_stored_is_fine() => Source("[NotPersistent, Range(1, 10)] public decimal Price { get; set; }").ShouldNotReport(Id);

    static string Source(string members) => $$"""
        using System.ComponentModel.DataAnnotations;
        [Persistent] public partial class Account { {{members}} }
        """;
}
