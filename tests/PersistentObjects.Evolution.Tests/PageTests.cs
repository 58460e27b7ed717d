using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PersistentObjects.Evolution.Tests.Builds;
using PersistentObjects.Evolution.Tests.Running;

namespace PersistentObjects.Evolution.Tests;

/// <summary>Every example of <c>runtime/CHANGING.md</c> is a program before and after, which are compiled as they stand there and run.</summary>
public sealed partial class PageTests
{
    static readonly Dictionary<string, Scenario> Scenarios = new()
    {
        ["Add a property"] = new(
            """store.Add(new Customer { Name = "c" + round });""",
            """store.Customers.First().Points++;""",
            """foreach (var c in store.Customers) yield return $"{c.Name} {c.Points} {c.Phone}";""",
            "c1 100 ", "c2 100 "),
        ["Rename a property"] = new(
            """store.Add(new Customer { Name = "c" + round });""",
            """store.Customers.First().FullName += "!";""",
            """foreach (var c in store.Customers) yield return c.FullName;""",
            "c1", "c2"),
        ["Rename or move a class"] = new(
            """store.Add(new Client { Name = "c" + round, RecommendedBy = store.Clients.FirstOrDefault() });""",
            """store.Add(new Customer { Name = "new", RecommendedBy = store.Customers.Last() });""",
            """foreach (var c in store.Customers) yield return $"{c.Name} {c.RecommendedBy?.Name}";""",
            "c1 ", "c2 c1"),
        ["Remove a property"] = new(
            """store.Add(new Customer { Name = "c" + round, Fax = "f" });""",
            """store.Customers.First().Name += "!"; store.Add(new Customer { Name = "new" });""",
            """foreach (var c in store.Customers) yield return c.Name;""",
            "c1", "c2"),
        ["Remove a class"] = new(
            """store.Add(new Customer { Name = "c" + round }); store.Add(new Coupon { Code = "x" });""",
            """store.Add(new Customer { Name = "new" });""",
            """foreach (var c in store.Customers) yield return c.Name;""",
            "c1", "c2"),
        ["Give a property a wider type"] = new(
            """store.Add(new Item { Sold = round, Weight = 2, Sizes = [1, round] });""",
            """store.Items.First().Sold = long.MaxValue; store.Items.First().Sizes.Add(long.MinValue); store.Items.Last().Weight = null;""",
            """foreach (var i in store.Items) yield return $"{i.Sold} {i.Weight} {string.Join(',', i.Sizes)}";""",
            "1 2 1,1", "2 2 1,2"),
        ["Give a property another type"] = new(
            """store.Add(new Item { Price = round + 0.1 + 0.2 });""",
            """store.Items.First().Price = 0.3m;""",
            """foreach (var i in store.Items) yield return $"{decimal.ToInt32(i.Price * 100)}";""",
            "130", "230"),
        ["Make a property non-nullable"] = new(
            """store.Add(new Customer { Email = round == 1 ? null : "two@example.org" });""",
            """store.Customers.Last().Email = "three@example.org";""",
            """foreach (var c in store.Customers) yield return c.Email;""",
            "none@example.org", "two@example.org"),
        ["Split a property"] = new(
            """store.Add(new Customer { Name = $"Ada Lovelace {round}" });""",
            """store.Customers.First().FirstName = "Augusta"; store.Add(new Customer { FirstName = "Charles" });""",
            """foreach (var c in store.Customers) yield return $"{c.FirstName}|{c.LastName}";""",
            "Ada|Lovelace 1", "Ada|Lovelace 2"),
        ["Make a property unique"] = new(
            """store.Add(new Customer { Email = "a@example.org" });""",
            """store.Add(new Customer { Email = round + "@example.org" });""",
            """foreach (var c in store.Customers) yield return $"{c.Email} {store.Customers.ByEmail.Find(c.Email) == c}";""",
            "a@example.org True"),
        ["Change an enum"] = new(
            """store.Add(new Customer { Tier = (Tier)round });""",
            """store.Add(new Customer { Tier = Tier.Platinum });""",
            """foreach (var c in store.Customers) yield return c.Tier.ToString();""",
            "1", "Gold"),
    };

    static readonly List<string> Titles = [.. Sections().Select(section => section.Title)];

    static readonly History[] All = [.. Sections().Select(section => HistoryOf(section.Title, section.Before, section.After))];

    static readonly CompiledHistories Compiled = new(All);

    [Test]
    public void Every_example_has_a_test() => Titles.ShouldBe(Scenarios.Keys);

    [Test]
    public void An_example_does_what_the_page_says([ValueSource(nameof(Titles))] string title, [Values] Origin origin)
    {
        var history = All[Titles.IndexOf(title)];
        HistoryRun.Begin(Compiled.Of(history), origin).ShouldContinueWith(history.Expected);
    }

    static History HistoryOf(string title, string before, string after)
    {
        var scenario = Scenarios[title];
        var name = "Page_" + title.Replace(' ', '_').Replace('-', '_');
        return new History(name, [SourceOf(before, scenario.ActBefore, ""), SourceOf(after, scenario.ActAfter, scenario.Describe)], scenario.Expected);
    }

    static Source SourceOf(string block, string act, string describe)
    {
        block = block.Replace("\"Shop.", "\"NS.", StringComparison.Ordinal);
        var outside = string.Join('\n', block.Split('\n').Where(line => line.StartsWith("[assembly:", StringComparison.Ordinal)));
        if (outside.Length > 0) block = block.Replace(outside, "", StringComparison.Ordinal);
        var extents = PersistentClass().Matches(block).Select(match => match.Groups["name"].Value).Select(name => $"public partial Extent<{name}> {name}s {{ get; }}");
        var store = block.Contains("class Store", StringComparison.Ordinal) ? "" : $"public sealed partial class Store : PersistentStore {{ {string.Join(' ', extents)} }}";
        return new Source(block + store, act, describe) { Outside = outside };
    }

    static IEnumerable<(string Title, string Before, string After)> Sections([CallerFilePath] string source = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "runtime", "CHANGING.md")).ReplaceLineEndings("\n");
        foreach (var section in page.Split("\n## ").Skip(1))
        {
            var blocks = Example().Matches(section);
            if (blocks.Count > 0) yield return (section[..section.IndexOf('\n', StringComparison.Ordinal)], Text(blocks, "before"), Text(blocks, "after"));
        }
    }

    static string Text(MatchCollection blocks, string which) => blocks.Single(block => block.Groups["which"].Value == which).Groups["text"].Value;

    [GeneratedRegex("^```csharp (?<which>before|after)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\[Persistent[^\n]*\npublic partial class (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PersistentClass();

    sealed record Scenario(string ActBefore, string ActAfter, string Describe, params string[] Expected);
}
