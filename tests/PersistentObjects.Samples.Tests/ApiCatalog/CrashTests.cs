using System.Text.RegularExpressions;

namespace PersistentObjects.Samples.Tests.ApiCatalog;

sealed partial class CrashTests
{
    const int Rounds = 50;

    [Test, Platform("Linux,MacOsX")]
    public async Task Fifty_kills_lose_no_note_that_was_printed()
    {
        using var sample = new CatalogSample();
        (await sample.RunAsync("notes")).ShouldSucceed();

        var printed = new List<string>();
        var printedInLastRound = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var run = await sample.RunAloneAsync("crash");
            run.ExitCode.ShouldBe(CatalogSample.Killed, run.Errors);
            run.Errors.ShouldBeEmpty();
            if (round > 0)
                CheckedNotes(run).ShouldBeGreaterThanOrEqualTo(printedInLastRound);

            var notes = run.Lines.Select(PrintedNote).Where(note => note.Success).Select(Content).ToList();
            notes.ShouldNotBeEmpty();
            printed.AddRange(notes);
            printedInLastRound = notes.Count;
        }

        var last = (await sample.RunAloneAsync("notes")).ShouldSucceed();
        CheckedNotes(last).ShouldBeGreaterThanOrEqualTo(printedInLastRound);
        printed.Except(last.Lines.Select(ListedNote).Select(Content)).ShouldBeEmpty();
    }

    [Test, Platform("Linux,MacOsX")]
    public async Task A_crash_is_checked_once()
    {
        using var sample = new CatalogSample();
        (await sample.RunAsync("crash")).ExitCode.ShouldBe(CatalogSample.Killed);

        (await sample.RunAloneAsync("notes")).ShouldSucceed().Output.ShouldContain("crash check");
        (await sample.RunAloneAsync("notes")).ShouldSucceed().Output.ShouldNotContain("crash check");
    }

    [Test]
    public async Task A_lost_note_is_noticed()
    {
        using var sample = new CatalogSample();
        (await sample.RunAsync("note", "Regex", "kept")).ShouldSucceed();
        await File.WriteAllTextAsync(sample.Journal, "1\tRegex\tnever written\ncut o");

        var run = await sample.RunAloneAsync("notes");

        run.ExitCode.ShouldNotBe(0);
        run.Errors.ShouldContain("1 of 1 acknowledged notes are LOST, such as '1\tRegex\tnever written'");
        File.Exists(sample.Journal).ShouldBeTrue("the evidence stays");
    }

    static int CheckedNotes(ProcessResult run)
    {
        var checks = run.Lines.Select(line => CheckLine().Match(line)).Where(match => match.Success);
        return int.Parse(checks.ShouldHaveSingleItem().Groups[1].Value.Replace(",", ""));
    }

    static string Content(Match note) => $"{note.Groups["id"]} {note.Groups["type"]} {note.Groups["text"]}";

    static Match PrintedNote(string line) => PrintedNoteLine().Match(line);

    static Match ListedNote(string line) => ListedNoteLine().Match(line);

    [GeneratedRegex("^crash check: ([0-9,]+) acknowledged notes, all present$")]
    private static partial Regex CheckLine();

    [GeneratedRegex("^note (?<id>[0-9]+) on (?<type>[^ ]+): (?<text>.*)$")]
    private static partial Regex PrintedNoteLine();

    [GeneratedRegex("^ *(?<id>[0-9]+) [^ ]+ [^ ]+ (?<type>[^ ]+) (?<text>.*)$")]
    private static partial Regex ListedNoteLine();
}
