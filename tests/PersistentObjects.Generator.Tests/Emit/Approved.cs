using System.Runtime.CompilerServices;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

/// <summary>Compares generated files with the approved ones beside the tests.</summary>
static class Approved
{
    const string ApprovedExtension = ".approved.cs";
    const string ReceivedExtension = ".received.cs";
    const string GeneratedExtension = ".g.cs";

    /// <summary>
    /// Checks each generated file against <c>Approved/{scenario}/{name}.approved.cs</c>. A file that differs, or is not
    /// approved yet, is left beside it as <c>.received.cs</c>: renaming that one approves it.
    /// </summary>
    public static void ShouldMatchApproved(this GeneratorRun run, string scenario, [CallerFilePath] string test = "")
    {
        var directory = Path.Combine(Path.GetDirectoryName(test)!, "Approved", scenario);
        Directory.CreateDirectory(directory);
        var received = run.Sources.ToDictionary(
            source => source.Key[..^GeneratedExtension.Length],
            source => WithoutVersion(source.Value));

        var differing = received.Where(file => !Matches(Path.Combine(directory, file.Key), file.Value)).ToList();
        differing.Select(file => file.Key).ShouldBeEmpty($"Compare the {ReceivedExtension} files in {directory}.");

        var approved = Directory.GetFiles(directory, "*" + ApprovedExtension)
            .Select(path => Path.GetFileName(path)[..^ApprovedExtension.Length]);
        approved.ShouldBe(received.Keys, ignoreOrder: true);
    }

    static bool Matches(string path, string text)
    {
        var approved = path + ApprovedExtension;
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == text)
        {
            File.Delete(path + ReceivedExtension);
            return true;
        }

        File.WriteAllText(path + ReceivedExtension, text);
        return false;
    }

    // The text stays approved when only the version of the generator is another.
    static string WithoutVersion(string text) =>
        text.Replace(
            typeof(PersistentObjectGenerator).Assembly.GetName().Version!.ToString(),
            "{version}",
            StringComparison.Ordinal);
}
