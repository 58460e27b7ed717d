using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Types that MemoryPack serializes, with a stand-in for it.</summary>
sealed class MemoryPackTests
{
    const string Domain = """
        using System.Collections.Immutable;
        using MemoryPack;
        namespace Shop
        {
            [MemoryPackable] public partial record Packet(string Text, double Weight);
            [MemoryPackable] public readonly partial record struct Size(int Width, int Height);

            [Persistent] public partial class Parcel
            {
                public required partial Packet Content { get; set; }
                public partial Packet? Spare { get; set; }
                [Index] public partial Size Size { get; set; }
                public partial Size? Folded { get; set; }
                public partial ImmutableArray<Packet?> More { get; set; } = [];
                public partial (Packet First, Size? Second) Both { get; set; } = (new("", 0), null);
            }

            public sealed partial class Depot : PersistentStore { public partial Extent<Parcel> Parcels { get; } }
        }
        """;

    const string Program = """
        using Shop;
        public static class Program
        {
            public static string[] Run(string directory)
            {
                using (var depot = Depot.Open(directory))
                {
                    var parcel = depot.Add(new Parcel { Content = new("tea", 0.5), Size = new(1, 2) });
                    depot.Add(new Parcel { Content = new("none", 0) });
                    parcel.Folded = new(3, 4);
                    parcel.More = [new("a", 1), null];
                    parcel.Both = (new("b", 2), new(5, 6));
                    var version = depot.Version;
                    parcel.Content = new("tea", 0.5);
                    if (depot.Version != version) throw new InvalidOperationException("The same bytes are no change.");
                }

                using var again = Depot.Open(directory);
                var found = again.Parcels.BySize[new(1, 2)].Single();
                var other = again.Parcels.BySize[default].Single();
                return
                [
                    $"{found.Content} {found.Spare is null} {found.Size} {found.Folded}",
                    $"{found.More.Length} {found.More[0]} {found.More[1] is null} {found.Both}",
                    $"{other.Content.Text} {other.Folded is null} {other.More.Length}",
                ];
            }
        }
        """;

    [Test]
    public void What_is_MemoryPackable_comes_back()
    {
        var directory = Directory.CreateTempSubdirectory("generator-tests").FullName;
        try
        {
            var project = UserProject.WithFiles(("Domain.cs", Domain), ("Program.cs", Program), ("MemoryPack.cs", MemoryPackStandIn.Source));
            project.Call(directory).ShouldBe(
            [
                "Packet { Text = tea, Weight = 0.5 } True Size { Width = 1, Height = 2 } Size { Width = 3, Height = 4 }",
                "2 Packet { Text = a, Weight = 1 } True (Packet { Text = b, Weight = 2 }, Size { Width = 5, Height = 6 })",
                "none True 0",
            ]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
