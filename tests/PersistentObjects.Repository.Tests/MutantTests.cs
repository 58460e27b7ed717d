using System.Diagnostics;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>The deliberate mutants of eng/mutants must go with the code that they break. Running them is not for every build.</summary>
[TestFixture]
public sealed class MutantTests
{
    static IEnumerable<string> Mutants => Directory.EnumerateFiles(Path.Combine(Repository.Root, "eng", "mutants"), "*.patch")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Mutants))]
    public void A_mutant_still_applies(string name)
    {
        var start = new ProcessStartInfo("git", ["apply", "--check", $"eng/mutants/{name}.patch"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
    }

    [TestCaseSource(nameof(Mutants))]
    public void A_mutant_names_the_tests_that_catch_it(string name)
        => Repository.Read($"eng/mutants/{name}.patch").Split("\n--- ")[0].ShouldContain("# Test: dotnet test tests/");
}
