using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>What a user gets: the packages, in a project outside the solution, with README's examples.</summary>
[TestFixture]
public sealed partial class PackedPackageTests
{
    [Test]
    public async Task Readmes_example_compiles_without_warnings_and_keeps_its_data_over_a_restart()
    {
        using var folder = new UserFolder();
        var project = folder.Create("User", ReadmesExample(1), "<OutputType>Exe</OutputType>", ("PersistentObjects", Packing.Version));
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");

        var program = Path.Combine(project, "bin", "Debug", "net10.0", "User.dll");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBe("ann@example.org has 95");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBe("ann@example.org has 190");
    }

    /// <summary>The package generates a test of a <c>GoldenStore</c> item, too, which the program calls as a test runner would.</summary>
    [Test]
    public async Task Readmes_test_of_a_service_compiles_without_warnings_and_passes()
    {
        using var folder = new UserFolder();
        const string Usings = "using PersistentObjects.Testing;\n";
        var source = ReadmesExample(3).Replace(Usings, Usings + "new Shop_golden_stores().Earlier_stores_open_with_todays_classes();\n", StringComparison.Ordinal);
        const string Properties = """
            <OutputType>Exe</OutputType>
            <GoldenStoreTestAttribute>TestAttribute</GoldenStoreTestAttribute>
            </PropertyGroup><ItemGroup><GoldenStore Include="Shop" /></ItemGroup><PropertyGroup>
            """;
        var project = folder.Create("Service", source + "\nsealed class TestAttribute : Attribute;", Properties, ("PersistentObjects", Packing.Version), ("PersistentObjects.Testing", Packing.Version));
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");

        var program = Path.Combine(project, "bin", "Debug", "net10.0", "Service.dll");
        (await CommandLine.Run(project, "dotnet", program)).Trim().ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(project, "GoldenStores"), "Shop-*.zip").ShouldHaveSingleItem();
    }

    /// <summary>A test of a service must be able to fail: this one tells its users too early.</summary>
    [Test]
    public async Task Readmes_test_of_a_service_fails_when_the_service_acknowledges_too_early()
    {
        using var folder = new UserFolder();
        var tooEarly = ReadmesExample(3).Replace("shop.Write(() =>", "shop.WriteAsync(() =>", StringComparison.Ordinal);
        tooEarly.ShouldContain("WriteAsync");
        var project = folder.Create("Service", "#pragma warning disable CS4014, PO1006\n" + tooEarly, "<OutputType>Exe</OutputType>", ("PersistentObjects", Packing.Version), ("PersistentObjects.Testing", Packing.Version));
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");

        var program = Path.Combine(project, "bin", "Debug", "net10.0", "Service.dll");
        (await CommandLine.RunFailing(project, "dotnet", program)).ShouldContain("orders are lost: seed ");
    }

    [Test]
    public async Task The_tool_verifies_and_salvages_a_store()
    {
        using var folder = new UserFolder();
        var project = folder.Create("Owner", ReadmesExample(1), "<OutputType>Exe</OutputType>", ("PersistentObjects", Packing.Version));
        await CommandLine.Run(project, "dotnet", "build", "-v", "q");
        await CommandLine.Run(project, "dotnet", Path.Combine(project, "bin", "Debug", "net10.0", "Owner.dll"));

        var installed = Path.Combine(project, "tools");
        await CommandLine.Run(project, "dotnet", "tool", "install", "PersistentObjects.Tool", "--tool-path", installed, "--version", Packing.Version, "--source", Packing.Packages);
        var tool = Path.Combine(installed, "persistent-objects");
        (await CommandLine.Run(project, tool, "verify", "data")).ShouldContain("is sound");
        (await CommandLine.Run(project, tool, "salvage", "data", "salvaged")).ShouldContain("completely");
        (await CommandLine.RunFailing(project, tool, "salvage", "data", "salvaged")).ShouldContain("not empty");
    }

    static string ReadmesExample(int number)
    {
        var readme = File.ReadAllText(Path.Combine(Packing.Root, "README.md"));
        var example = FencedCode().Matches(readme)[number - 1].Groups["code"].Value;
        example.ShouldNotBeEmpty();
        return example;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FencedCode();
}
