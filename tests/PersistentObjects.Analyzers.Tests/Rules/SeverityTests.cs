using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersistentObjects.Analyzers.Tests.Harness;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Rules;

/// <summary>What <c>analyzers/README.md</c> says of configuring severities.</summary>
sealed class SeverityTests
{
    const string Warning = "PO0018";
    const string Class = "[Persistent] public partial class Account { public partial string Email { get; set; } }";

    [Test]
    public async Task A_project_turns_a_warning_off() => (await Report(Class, ReportDiagnostic.Suppress)).ShouldBeEmpty();

    [Test]
    public async Task A_project_turns_a_warning_into_an_error() =>
        (await Report(Class, ReportDiagnostic.Error)).ShouldHaveSingleItem().Severity.ShouldBe(DiagnosticSeverity.Error);

    [TestCase("#pragma warning disable " + Warning)]
    [TestCase($"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"{Warning}\")]")]
    public async Task Source_turns_a_warning_off(string suppression) =>
        (await Report($"{suppression}\n{Class}", ReportDiagnostic.Default)).ShouldBeEmpty();

    [Test]
    public async Task An_editorconfig_sets_the_severity_for_a_file()
    {
        var project = UserProject.With(Class).Compile();
        var analysis = await Analysis.Of(project.WithOptions(
            project.Options.WithSyntaxTreeOptionsProvider(new EditorConfig("Source.cs", ReportDiagnostic.Info))));
        analysis.Rules.ShouldHaveSingleItem().Severity.ShouldBe(DiagnosticSeverity.Info);
    }

    [Test]
    public async Task An_error_of_a_declaration_can_not_be_turned_off() =>
        (await Report("[Persistent] public class Account { }", ReportDiagnostic.Suppress, "PO0001"))
            .ShouldHaveSingleItem().Severity.ShouldBe(DiagnosticSeverity.Error);

    static async Task<IReadOnlyList<Diagnostic>> Report(string source, ReportDiagnostic severity, string id = Warning)
    {
        var project = UserProject.With(source).Compile();
        var options = project.Options.WithSpecificDiagnosticOptions(
            ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(id, severity));
        return (await Analysis.Of(project.WithOptions(options))).Rules;
    }

    sealed class EditorConfig(string path, ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = severity;
            return tree.FilePath == path && diagnosticId == Warning;
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
        {
            value = default;
            return false;
        }
    }
}
