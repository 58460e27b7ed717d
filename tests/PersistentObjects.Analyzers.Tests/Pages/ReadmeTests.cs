using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PersistentObjects.Analyzers.Tests.Harness;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Pages;

/// <summary>README shows what is reported, with the ids in comments at the ends of the lines.</summary>
public sealed partial class ReadmeTests
{
    const string Classes = """
        using System.Threading.Tasks;
        using PersistentObjects;

        enum Tier { Basic, Gold }

        [Persistent]
        partial class Account
        {
            public Account(string email) => Email = email;

            [Unique] public partial string Email { get; set; }
            [Index] public partial Tier Tier { get; set; }
            public partial decimal Balance { get; set; }
        }

        sealed partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
        }
        """;

    [Test]
    public async Task Its_example_is_reported_as_it_says()
    {
        var example = Example();
        var lines = example.Split('\n');
        var said = lines.Index().Select(line => (line.Index, Id: Id().Match(line.Item).Value)).Where(line => line.Id != "").ToList();
        said.Count.ShouldBe(3);

        var analysis = await Analysis.Of(UserProject.With($"{Classes}\n\nstatic class Example\n{{\n{example}}}\n").Compile());

        var first = Classes.Split('\n').Length + 3;
        analysis.Rules.Select(report => (report.Location.GetLineSpan().StartLinePosition.Line - first, report.Id))
            .ShouldBe(said, ignoreOrder: true);
        analysis.Compiler.ShouldBeEmpty();
    }

    [Test]
    public async Task The_fixes_make_of_it_what_it_says()
    {
        string[] made = [.. Quoted().Matches(Section().Split("\nThe fixes make ")[1]).Select(match => match.Groups["code"].Value)];
        made.Length.ShouldBe(2);

        var project = FixProject.Of(MarkedSource.Parse($"{Classes}\n\nstatic class Example\n{{\n{Example()}}}\n"));
        foreach (var id in (string[])["PO3002", "PO1008"]) project = await new FixRun(id, key: null).OneByOne(project);

        var text = await project.Text();
        foreach (var code in made) text.ShouldContain(code);
        (await project.Analyze()).Rules.Select(report => report.Id).ShouldBe(["PO1005"]);
    }

    [Test]
    public async Task What_a_class_can_say_compiles_and_no_rule_has_anything_against_it()
    {
        const string Rest = """
            [Persistent]
            public partial class Author
            {
                public partial string Name { get; set; } = "";
            }

            public sealed partial class Paper : PersistentStore
            {
                public partial Extent<Article> Articles { get; }
            }
            """;
        var classes = Block().Match(Section("What a class can say")).Groups["code"].Value;

        var analysis = await Analysis.Of(UserProject.With($"using System.ComponentModel.DataAnnotations;\nusing PersistentObjects;\n\n{classes}\n{Rest}\n").Compile());

        analysis.Rules.ShouldBeEmpty();
        analysis.Compiler.ShouldBeEmpty();
    }

    static string Example() => Block().Match(Section()).Groups["code"].Value;

    static string Section(string title = "What the compiler tells you", [CallerFilePath] string source = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "README.md")).ReplaceLineEndings("\n");
        return text.Split("\n## ").Single(its => its.StartsWith(title + "\n", StringComparison.Ordinal));
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<code>[^`]*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=// )PO\d{4}(?=: )")]
    private static partial Regex Id();
}
