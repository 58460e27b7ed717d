using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Rules;

/// <summary>What <c>analyzers/README.md</c> says of configuring severities.</summary>
sealed class SeverityTests
{
    const string Warning = "PO0018";
    const string Class = "[Persistent] public partial class Account { public partial string Email { get; set; } }";

    [Test]
    public void A_project_turns_a_warning_off() => Report(ReportDiagnostic.Suppress).ShouldBeEmpty();

    [Test]
    public void A_project_turns_a_warning_into_an_error() =>
        Report(ReportDiagnostic.Error).ShouldHaveSingleItem().Severity.ShouldBe(DiagnosticSeverity.Error);

    [TestCase("#pragma warning disable " + Warning)]
    [TestCase($"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"{Warning}\")]")]
    public void Source_does_not_turn_a_warning_off(string suppression) =>
        UserProject.With($"{suppression}\n{Class}").Run().ShouldReport(Warning);

    static IEnumerable<Diagnostic> Report(ReportDiagnostic severity)
    {
        var project = UserProject.With(Class).Compile();
        var options = project.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(Warning, severity)]);
        return GeneratorRun.Start(project.WithOptions(options)).Diagnostics;
    }
}
