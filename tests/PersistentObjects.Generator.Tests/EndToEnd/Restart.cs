using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Runs a user's program on a store directory, closing and opening the store between its two halves.</summary>
static class Restart
{
    /// <summary>
    /// Compiles the domain with a store class <c>Store</c>, runs <paramref name="fill"/> in one life of the store and then
    /// <paramref name="describe"/>, which yields lines, in the same life and in the next one. Both must see the same.
    /// </summary>
    public static void ShouldSurviveRestart(string domain, string fill, string describe, params string[] expected) =>
        UserProject.WithFiles(("Domain.cs", domain), ("Program.cs", Program(fill, describe))).ShouldSurviveRestart([], expected);

    /// <summary>The same for a whole project, which contains <see cref="Program"/>.</summary>
    public static void ShouldSurviveRestart(
        this UserProject project,
        IReadOnlyList<UserProject> libraries,
        params string[] expected)
    {
        var directory = Directory.CreateTempSubdirectory("generator-tests").FullName;
        try
        {
            var lines = project.CallWith(libraries, directory);
            var middle = lines.Index().First(line => line.Item == "restart").Index;
            lines.Take(middle).ShouldBe(expected);
            lines.Skip(middle + 1).ShouldBe(expected);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>The program that fills a store and describes it before and after a restart.</summary>
    public static string Program(string fill, string describe) => $$"""
        public static class Program
        {
            public static string[] Run(string directory)
            {
                var lines = new List<string>();
                using (var store = Store.Open(directory))
                {
                    {{fill}}
                    lines.AddRange(Describe(store));
                }
                lines.Add("restart");
                using var again = Store.Open(directory);
                lines.AddRange(Describe(again));
                return [.. lines];
            }

            static IEnumerable<string> Describe(Store store)
            {
                {{describe}}
            }
        }
        """;
}
