using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>Which attribute the tests of golden stores get.</summary>
[TestFixture]
public sealed class GoldenStoreTargetsTests
{
    static readonly (string Package, string Attribute)[] Frameworks =
    [
        ("NUnit", "NUnit.Framework.Test"),
        ("xunit", "Xunit.Fact"),
        ("xunit.core", "Xunit.Fact"),
        ("xunit.v3", "Xunit.Fact"),
        ("xunit.v3.mtp-v2", "Xunit.Fact"),
        ("MSTest", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod"),
        ("MSTest.TestFramework", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod"),
    ];

    /// <summary>The targets alone: nothing is restored, and one process asks for all.</summary>
    [Test]
    public async Task The_attribute_is_that_of_the_framework_that_the_project_refers_to()
    {
        using var folder = new UserFolder();
        var project = Path.Combine(Directory.GetParent(folder.Packages)!.FullName, "Frameworks.proj");
        await File.WriteAllTextAsync(project, $"""
            <Project>
              <ItemGroup>
                <PackageReference Include="$(Framework)" />
                <GoldenStore Include="Bank" />
                {string.Concat(Frameworks.Select(framework => $"<Framework Include=\"{framework.Package}\" />"))}
              </ItemGroup>
              <Import Project="{Path.Combine(Packing.Root, "runtime", "PersistentObjects.Testing", "build", "PersistentObjects.Testing.targets")}" />
              <Target Name="Ask"><MSBuild Projects="$(MSBuildProjectFullPath)" Targets="Tell" Properties="Framework=%(Framework.Identity)" /></Target>
              <Target Name="Tell" DependsOnTargets="FindGoldenStoreTestAttribute"><Message Importance="high" Text="$(Framework) $(GoldenStoreTestAttribute)" /></Target>
            </Project>
            """);
        var told = await CommandLine.Run(Path.GetDirectoryName(project)!, "dotnet", "msbuild", project, "-nologo", "-v:m", "-t:Ask");
        told.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(Frameworks.Select(framework => $"{framework.Package} {framework.Attribute}"));
        (await CommandLine.RunFailing(Path.GetDirectoryName(project)!, "dotnet", "msbuild", project, "-nologo", "-v:m", "-t:Tell", "-p:Framework=TUnit"))
            .ShouldContain("GoldenStore items need a test framework: name the attribute of its tests");
    }
}
