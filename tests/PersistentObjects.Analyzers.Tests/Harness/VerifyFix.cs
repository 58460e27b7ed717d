namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>What tests of a code fix ask.</summary>
static class VerifyFix
{
    /// <summary>
    /// Checks that fixing the marked places one by one, and all at once, gives the expected source, of which neither the
    /// rules nor the compiler have anything to say. A contract is expected behind <c>// PersistentSchema.json</c> where a fix
    /// changes it. <paramref name="alsoReported"/> are ids that the source has to live with.
    /// </summary>
    public static async Task ShouldBeFixedTo(this string markup, string expected, string id, string? key = null, params string[] alsoReported)
    {
        var source = MarkedSource.Parse(markup);
        var project = FixProject.Of(source);
        (await project.Reports(id)).Select(diagnostic => (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan))
            .ShouldBe(source.Spans, ignoreOrder: true);

        var run = new FixRun(id, key);
        (await (await run.AtOnce(project)).Text()).ShouldBe(expected);
        var fixedProject = await run.OneByOne(project);
        (await fixedProject.Text()).ShouldBe(expected, "fixed one by one");

        // The same sources as those that were fixed at once, and analyzed already, to see that nothing is left to fix.
        var analysis = await fixedProject.Analyze();
        analysis.About(id).Concat(analysis.Compiler)
            .Where(diagnostic => !alsoReported.Contains(diagnostic.Id))
            .ShouldBeEmpty();
    }

    /// <summary>Checks which fixes are offered at the first report, by key, the best first.</summary>
    public static async Task ShouldOffer(this string markup, string id, params string[] keys) =>
        (await new FixRun(id, key: null).Offered(FixProject.Of(MarkedSource.Parse(markup)))).ShouldBe(keys);
}
