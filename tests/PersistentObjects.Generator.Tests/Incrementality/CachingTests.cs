using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Incrementality;

sealed class CachingTests
{
    static readonly IReadOnlyList<string> WithLocations =
    [
        TrackingNames.ParsedClasses, TrackingNames.ParsedStores, TrackingNames.ClassDiagnostics, TrackingNames.StoreDiagnostics,
        TrackingNames.EvolutionDiagnostics,
    ];

    [Test]
    public void Every_step_is_tracked()
    {
        var run = Domain.Run();

        foreach (var step in TrackingNames.All)
        {
            run.Result.TrackedSteps.ShouldContainKey(step);
            run.Reasons(step).ShouldNotBeEmpty(step);
        }
    }

    [Test]
    public void An_unrelated_file_changes_no_step() =>
        ShouldChangeNothing(Domain.Run().After(nameof(Domain.Unrelated), text => text + " class Another;"), TrackingNames.All);

    [Test]
    public void An_unrelated_member_of_a_class_changes_no_step() =>
        ShouldChangeNothing(
            Domain.Run().After(nameof(Domain.Account), text => text.Replace("Unrelated() { }", "Unrelated() {   /* later */ }")),
            TrackingNames.All);

    [Test]
    public void An_unrelated_member_of_a_store_changes_no_step() =>
        ShouldChangeNothing(
            Domain.Run().After(nameof(Domain.Store), text => text + " public class Another { }"),
            TrackingNames.All);

    [Test]
    public void Moved_code_changes_locations_alone()
    {
        var run = Domain.Run();

        foreach (var file in (string[])[nameof(Domain.Account), nameof(Domain.Store), nameof(Domain.Invalid)])
        {
            ShouldChangeNothing(run.After(file, text => "\n\n" + text), TrackingNames.All.Except(WithLocations));
        }
    }

    [Test]
    public void Moved_code_is_reported_in_its_new_place()
    {
        var run = Domain.Run();
        var moved = run.After(nameof(Domain.Invalid), text => "\n" + text);

        Lines(moved).ShouldBe(Lines(run).Select(line => line + 1));

        static IEnumerable<int> Lines(GeneratorRun run) =>
            run.Diagnostics
                .Select(diagnostic => diagnostic.Location.GetLineSpan())
                .Where(span => span.Path == nameof(Domain.Invalid))
                .Select(span => span.StartLinePosition.Line);
    }

    [Test]
    public void An_edited_class_is_the_only_one_that_is_regenerated() =>
        Domain.Run().After(nameof(Domain.Account), text => text.Replace("Tier Tier", "Tier Level"))
            .Regenerated().ShouldBe(["Account.g.cs", "PersistentSchema.g.cs"], ignoreOrder: true);

    [Test]
    public void What_only_the_contract_says_regenerates_the_contract_alone() =>
        Domain.Run().After(nameof(Domain.Account), text => text.Replace("{ Basic, Gold }", "{ Basic, Gold, Silver }"))
            .Regenerated().ShouldBe(["PersistentSchema.g.cs"]);

    [Test]
    public void What_other_classes_add_to_the_contract_is_not_written_again()
    {
        var edited = Domain.Run().After(nameof(Domain.Account), text => text.Replace("{ Basic, Gold }", "{ Basic, Gold, Silver }"));

        edited.Reasons(TrackingNames.ContractParts).Count(reason => reason == IncrementalStepRunReason.Modified).ShouldBe(1);
        edited.Reasons(TrackingNames.ContractParts).Count(reason => reason == IncrementalStepRunReason.Cached).ShouldBeGreaterThan(0);
        edited.Sources["PersistentSchema.g.cs"].ShouldBe(GeneratorRun.Start(edited.Input).Sources["PersistentSchema.g.cs"]);
    }

    [Test]
    public void An_edited_store_is_regenerated_alone() =>
        Domain.Run().After(nameof(Domain.Store), text => text.Replace("Accounts", "Clients"))
            .Regenerated().ShouldBe(["Bank.g.cs"]);

    [Test]
    public void An_added_class_is_generated_together_with_the_manifest() =>
        Domain.Run().After(nameof(Domain.Unrelated), text => text + " [Persistent] public partial class Another;")
            .Regenerated().ShouldBe(["Another.g.cs", "PersistentManifest.g.cs", "PersistentSchema.g.cs"], ignoreOrder: true);

    [Test]
    public void Nothing_is_regenerated_when_nothing_relevant_changed() =>
        Domain.Run().After(nameof(Domain.Account), text => "// moved\n" + text).Regenerated().ShouldBeEmpty();

    static void ShouldChangeNothing(GeneratorRun run, IEnumerable<string> steps)
    {
        foreach (var step in steps)
        {
            run.Reasons(step).ShouldAllBe(
                reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged,
                step);
        }
    }
}
