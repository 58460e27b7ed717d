namespace PersistentObjects.Samples.Tests.ApiCatalog;

sealed class CommandTests
{
    [Test]
    public async Task Find_lists_types_and_members_of_a_name()
    {
        using var sample = new CatalogSample();

        var found = (await sample.RunAsync("find", "Match")).ShouldSucceed();

        found.Output.ShouldContain("class     System.Text.RegularExpressions.Match");
        found.Output.ShouldContain("static Match Match(string input, string pattern)");
    }

    [Test]
    public async Task Find_falls_back_to_names_that_contain_what_was_asked_for()
    {
        using var sample = new CatalogSample();

        var found = (await sample.RunAsync("find", "sortedd")).ShouldSucceed();

        found.Output.ShouldContain("System.Collections.Generic.SortedDictionary<TKey, TValue>");
    }

    [Test]
    public async Task Find_prefers_names_that_begin_with_what_was_asked_for()
    {
        using var sample = new CatalogSample();

        var found = (await sample.RunAsync("find", "SortedD")).ShouldSucceed();

        found.Output.ShouldContain("beginning with SortedD");
        found.Output.ShouldContain("System.Collections.Generic.SortedDictionary<TKey, TValue>");
        found.Output.ShouldNotContain("in their names");
    }

    [Test]
    public async Task Show_prints_what_a_type_is_and_declares()
    {
        using var sample = new CatalogSample();

        var shown = (await sample.RunAsync("show", "LinkedList<T>")).ShouldSucceed();

        shown.Output.ShouldContain("public class System.Collections.Generic.LinkedList<T>");
        shown.Output.ShouldContain("in System.Collections 10");
        shown.Output.ShouldContain("IReadOnlyCollection<T>");
        shown.Output.ShouldContain("contains Enumerator");
        shown.Output.ShouldContain("  LinkedList(IEnumerable<T> collection)");
        shown.Output.ShouldContain("  int Count { get; }");
        shown.Output.ShouldContain("  LinkedListNode<T> AddFirst(T value)");
    }

    [TestCase("System.Collections.Generic.LinkedList`1+Enumerator")]
    [TestCase("System.Collections.Generic.LinkedList.Enumerator")]
    [TestCase("LinkedList.Enumerator")]
    public async Task A_type_can_be_named_as_metadata_does_or_as_source_does(string name)
    {
        using var sample = new CatalogSample();

        var shown = (await sample.RunAsync("show", name)).ShouldSucceed();

        shown.Output.ShouldContain("public struct System.Collections.Generic.LinkedList.Enumerator");
    }

    [Test]
    public async Task Derived_lists_classes_level_by_level()
    {
        using var sample = new CatalogSample();

        var derived = (await sample.RunAsync("derived", "System.Text.RegularExpressions.Capture")).ShouldSucceed();

        derived.Output.ShouldContain("derived from System.Text.RegularExpressions.Capture, 2 of them public");
        derived.Output.ShouldContain("\n  class     System.Text.RegularExpressions.Group\n");
        derived.Output.ShouldContain("\n    class     System.Text.RegularExpressions.Match\n");
    }

    /// <summary>The interfaces are in one assembly and what implements them in another, which is read before it.</summary>
    [Test]
    public async Task Derived_lists_what_implements_an_interface()
    {
        using var sample = new CatalogSample();
        sample.AddInput("System.Private.CoreLib.dll");

        var derived = (await sample.RunAsync("derived", "System.Collections.Generic.IReadOnlyCollection<T>")).ShouldSucceed();

        derived.Lines.Count(line => line.EndsWith("System.Collections.Generic.LinkedList<T>", StringComparison.Ordinal)).ShouldBe(1);
        derived.Output.ShouldContain("implementing System.Collections.Generic.IReadOnlyCollection`1");
        derived.Output.ShouldNotContain("System.Text.RegularExpressions.Regex\n");
    }

    [Test]
    public async Task A_note_is_there_in_the_next_run()
    {
        using var sample = new CatalogSample();
        (await sample.RunAsync("note", "Regex", "compile", "it", "once [sic]")).ShouldSucceed();
        (await sample.RunAsync("note", "Match", "lazy")).ShouldSucceed();

        var notes = (await sample.RunAloneAsync("notes")).ShouldSucceed();
        notes.Output.ShouldContain("System.Text.RegularExpressions.Regex compile it once [sic]");
        notes.Output.ShouldContain("2 notes");

        var shown = (await sample.RunAloneAsync("show", "Regex")).ShouldSucceed();
        shown.Output.ShouldContain("compile it once [sic]");
        shown.Output.ShouldNotContain("lazy");
    }

    [TestCase("frobnicate")]
    [TestCase("find")]
    [TestCase("find", "a", "b")]
    [TestCase("note", "Regex")]
    [TestCase("notes", "--verbose")]
    [TestCase("notes", "--data")]
    [TestCase("notes", "--from", "/nowhere/at/all")]
    [TestCase("show", "NoSuchThing")]
    [TestCase("find", "NoSuchThing")]
    [TestCase("show", "Enumerator")]
    public async Task What_is_not_understood_gets_one_line_and_an_exit_code(params string[] arguments)
    {
        using var sample = new CatalogSample();
        (await sample.RunAsync("notes")).ShouldSucceed();

        var result = await sample.RunAloneAsync(arguments);

        result.ExitCode.ShouldBe(1);
        result.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldNotBeEmpty();
        result.Output.ShouldBeEmpty();
    }
}
