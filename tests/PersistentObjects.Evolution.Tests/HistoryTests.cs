using PersistentObjects.Evolution.Tests.Builds;
using PersistentObjects.Evolution.Tests.Cases;
using PersistentObjects.Evolution.Tests.Running;

namespace PersistentObjects.Evolution.Tests;

/// <summary>What an older build has written opens with newer classes, or is refused.</summary>
public sealed class HistoryTests
{
    static readonly History[] Table = [.. Renames.All, .. BaseClasses.All, .. Widenings.All, .. Conversions.All, .. ValueTypes.All, .. Additions.All, .. Refusals.All, .. Retirements.All];

    static readonly CompiledHistories Compiled = new([.. Table, Additions.ViolatedUniqueIndex]);

    static IEnumerable<TestCaseData> Read => Rows(Table.Where(history => history.Refused.Length == 0));

    static IEnumerable<TestCaseData> Refused => Rows(Table.Where(history => history.Refused.Length > 0));

    [TestCaseSource(nameof(Read))]
    public void A_newer_build_reads_what_an_older_one_wrote(string name, Origin origin)
    {
        var history = Named(name);
        HistoryRun.Begin(Compiled.Of(history), origin).ShouldContinueWith(history.Expected);
    }

    [TestCaseSource(nameof(Refused))]
    public void A_newer_build_refuses_what_it_can_not_read(string name, Origin origin)
    {
        var history = Named(name);
        HistoryRun.Begin(Compiled.Of(history), origin).ShouldBeRefused(history.Refused);
    }

    [Test]
    public void A_unique_index_that_the_data_violates_names_all_offenders([Values] Origin origin)
    {
        var run = HistoryRun.Begin(Compiled.Of(Additions.ViolatedUniqueIndex), origin);
        var violation = run.ShouldRefuse<UniqueViolationException>();
        foreach (var part in new[] { "Thing.Email", "'same'", "Thing#1", "Thing#3" }) violation.Message.ShouldContain(part);
        violation.Message.ShouldNotContain("Thing#2");
    }

    static History Named(string name) => Table.Single(history => history.Name == name);

    static IEnumerable<TestCaseData> Rows(IEnumerable<History> histories)
        => histories.SelectMany(history => Enum.GetValues<Origin>().Select(origin => new TestCaseData(history.Name, origin)));
}
