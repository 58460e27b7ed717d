using System.Reflection;
using System.Text.RegularExpressions;

namespace PersistentObjects.Shapes.Tests.Documentation;

/// <summary>The tables of README's section on what can be persistent.</summary>
static class ReadmeTable
{
    const string Section = "## What can be persistent";

    static readonly string Root = typeof(ReadmeTable).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Each type that is said to be storable.</summary>
    public static IReadOnlyList<string> Storable { get; } = [.. Rows("| a property of |").SelectMany(row => Code(row[0]))];

    /// <summary>Each type that is said to be refused, with what the message says.</summary>
    public static IReadOnlyList<(string Type, string Sentence)> Refused { get; } =
    [
        .. Rows("| refused |").SelectMany(row => Code(row[0]).Select(type => (type, row[1].Replace("`", "'", StringComparison.Ordinal)))),
    ];

    static IEnumerable<string[]> Rows(string header) =>
        Lines().SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2) // The header and the line below it.
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray());

    static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(Root, "README.md")).SkipWhile(line => line != Section).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    // Attributes and keywords are no types.
    static IEnumerable<string> Code(string cell) =>
        Regex.Matches(cell, "`([^`]+)`").Select(match => match.Groups[1].Value)
            .Where(code => !code.StartsWith('[') && code is not ("set" or "init"));
}
