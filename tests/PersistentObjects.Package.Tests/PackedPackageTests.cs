using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>What a user gets: the package, in a project outside the solution, with README's example.</summary>
[TestFixture]
public sealed partial class PackedPackageTests
{
    [Test]
    public async Task Readmes_example_compiles_without_warnings_and_keeps_its_data_over_a_restart()
    {
        using var folder = new UserFolder();
        var project = folder.Create("User", ReadmesExample(), "<OutputType>Exe</OutputType>", ("PersistentObjects", Packing.Version));
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");

        var program = Path.Combine(project, "bin", "Debug", "net10.0", "User.dll");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBe("ann@example.org has 95");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBe("ann@example.org has 190");
    }

    static string ReadmesExample()
    {
        var readme = File.ReadAllText(Path.Combine(Packing.Root, "README.md"));
        var example = FencedCode().Match(readme).Groups["code"].Value;
        example.ShouldNotBeEmpty();
        return example;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FencedCode();
}
