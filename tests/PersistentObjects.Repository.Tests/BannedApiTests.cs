using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>Clocks and files are passed in, so that tests can hold them: eng/BannedSymbols.txt.</summary>
[TestFixture]
public sealed class BannedApiTests
{
    static IEnumerable<TestCaseData> Rules => File.ReadLines(Path.Combine(Repository.Root, "eng", "BannedSymbols.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(';', StringSplitOptions.TrimEntries))
        .Select(fields => new TestCaseData(fields[0], fields[1], fields[2]).SetArgDisplayNames(fields[0]));

    [TestCaseSource(nameof(Rules))]
    public void The_runtime_uses_no_banned_api(string pattern, string allowedIn, string reason)
    {
        var banned = new Regex(pattern);
        var users = Repository.SourceFiles("runtime")
            .Where(file => allowedIn.Length == 0 || !file.StartsWith(allowedIn, StringComparison.Ordinal))
            .SelectMany(file => Repository.Read(file).Split('\n').Select((line, index) => (file, line, number: index + 1)))
            .Where(place => !place.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && banned.IsMatch(place.line))
            .Select(place => $"{place.file}:{place.number}: {place.line.Trim()}");
        users.ShouldBeEmpty(reason);
    }
}
