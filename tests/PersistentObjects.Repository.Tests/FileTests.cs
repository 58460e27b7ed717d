using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>What a stranger expects of the tree.</summary>
[TestFixture]
public sealed class FileTests
{
    static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".git", ".gitignore", "Directory.Build.props", "Directory.Packages.props", "LICENSE",
        "PersistentObjects.sln", "README.md", "analyzers", "eng", "generator", "global.json", "runtime", "samples", "tests",
    ];

    // Build output and editors' settings are not part of the tree.
    static readonly string[] Ignored = ["artifacts", "bin", "obj", ".vs", ".idea", ".vscode"];

    [Test]
    public void The_top_level_holds_nothing_else()
        => Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName)
            .Except(Ignored).Except(TopLevel).ShouldBeEmpty();

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("PersistentObjects.sln").Replace('\\', '/');
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            // A run of micro-benchmarks that was interrupted leaves a generated project in its build output.
            .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal) && !file.Contains("/bin/"));
        projects.Where(project => !solution.Contains(project)).ShouldBeEmpty();
    }

    [Test]
    public void Source_files_stay_small()
    {
        var lengths = new[] { "runtime", "generator", "analyzers" }
            .SelectMany(Repository.SourceFiles)
            .Select(file => (file, lines: Repository.Read(file).Count(c => c == '\n')))
            .OrderBy(entry => entry.lines)
            .ToList();
        lengths[lengths.Count / 2].lines.ShouldBeLessThan(150, "the median file");
        lengths.Where(entry => entry.lines > 400).ShouldBeEmpty("look for the second concept");
    }

    /// <summary>The one rule of <c>dotnet format</c> for which neither a look at the text alone nor the build is enough.</summary>
    [Test]
    public void Usings_are_in_order()
    {
        foreach (var file in new[] { "runtime", "generator", "analyzers", "samples", "tests" }.SelectMany(Repository.SourceFiles))
        {
            string[] usings = [.. Repository.Read(file).Split('\n').TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
                .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=') && !line.Contains("static") && !line.Contains('('))
                .Select(line => line["using ".Length..^1])];
            usings.ShouldBe(usings.OrderBy(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.OrdinalIgnoreCase).ToArray(), $"in {file}");
        }
    }

    [Test]
    public void Every_folder_of_the_readmes_map_exists()
    {
        foreach (var folder in new[] { "runtime", "generator", "analyzers", "samples", "tests", "eng" })
        {
            Repository.Read("README.md").ShouldContain($"`{folder}/`");
            Directory.Exists(Path.Combine(Repository.Root, folder)).ShouldBeTrue(folder);
        }
    }

    [Test]
    public void Links_in_the_documents_lead_somewhere()
    {
        foreach (var document in new[] { "README.md", "eng/ARCHITECTURE.md", "eng/CONTRIBUTING.md", "runtime/FORMAT.md", "runtime/CHANGING.md", "analyzers/README.md" })
        {
            var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            var links = System.Text.RegularExpressions.Regex.Matches(Repository.Read(document), @"\]\((?<to>[^)#]+)(#[^)]*)?\)")
                .Select(match => match.Groups["to"].Value)
                .Where(link => !link.Contains("://"));
            links.Where(link => !Path.Exists(Path.Combine(folder, link))).ShouldBeEmpty(document);
        }
    }
}
