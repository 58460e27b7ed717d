namespace PersistentObjects.Evolution.Tests.Builds;

/// <summary>What one build of a program consists of, in the namespace of its own that each program has.</summary>
/// <param name="Classes">
/// The declarations, in which NS stands for the namespace. Where they contain no class Store, there is one with an extent of the
/// class Thing.
/// </param>
/// <param name="Act">Statements that change the <c>store</c>, in the given <c>round</c>.</param>
/// <param name="Describe">Statements that yield lines about the <c>store</c>.</param>
sealed record Source(string Classes, string Act = "", string Describe = "")
{
    const string OneExtent = "public sealed partial class Store : PersistentStore { public partial Extent<Thing> Things { get; } }";

    /// <summary>What stands outside the namespace: attributes of the assembly, classes without a namespace.</summary>
    public string Outside { get; init; } = "";

    /// <summary>The whole file.</summary>
    public string In(string name) => $$"""
        using System.Collections.Immutable;
        using PersistentObjects.Testing;
        {{Outside}}
        namespace NS
        {
            {{Classes}}
            {{(Classes.Contains("class Store", StringComparison.Ordinal) ? "" : OneExtent)}}
            public static class Program
            {
                public static PersistentStore Open(StoreOptions options) => Store.Open(options);
                public static void Act(PersistentStore opened, int round)
                {
                    var store = (Store)opened;
                    {{Act}}
                }
                static IEnumerable<string> Lines(Store store)
                {
                    {{Describe}}
                    yield break;
                }
                public static string[] Describe(PersistentStore store) => [.. Lines((Store)store)];
                public static GoldenStoreReport Check(string folder, bool isBuildServer) => GoldenStores.Check<Store>(folder, store => Act(store, 0), isBuildServer);
            }
        }
        """.Replace("NS", name, StringComparison.Ordinal);
}
