using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Each kind of index as a user declares it, before and after a restart.</summary>
sealed class IndexTests
{
    const string Domain = """
        using System.Collections.Immutable;
        namespace Files
        {
            [Persistent]
            public abstract partial class Entry
            {
                protected Entry(string name) => Name = name;
                public partial string Name { get; set; }
                public partial bool IsDropped { get; set; }
                public bool IsLive => !IsDropped;
            }

            [Persistent]
            [Unique(nameof(Parent), nameof(Name), Where = nameof(IsLive))]
            [Index(nameof(Parent), nameof(Size), Ordered = true)]
            [Index(nameof(Parent), nameof(Tier), nameof(Name), Ordered = true, Name = "ByPlace", StringComparison = StringComparison.OrdinalIgnoreCase)]
            [Index(nameof(Tier), nameof(Size))]
            public partial class Document : Entry
            {
                public Document(Directory? parent, string name, int? size = null) : base(name) => (Parent, Size) = (parent, size);
                [Index] public partial Directory? Parent { get; set; }
                [Index(Ordered = true)] public partial int? Size { get; set; }
                [Unique(Ordered = true, Name = "ByCode")] public partial string? Code { get; set; }
                [Index(StringComparison = StringComparison.OrdinalIgnoreCase)] public partial string? Owner { get; set; }
                [Index] public partial ImmutableArray<string> Tags { get; set; } = [];
                [Index(Where = nameof(IsLive), Name = "ByLiveTier")] public partial Tier Tier { get; set; }
                [Index] private string Extension => Name[(Name.LastIndexOf('.') + 1)..];
                [Index(Ordered = true)] public IEnumerable<string> Words => Name.Split('.', ' ').Where(word => word.Length > 0);
                [Index(Comparer = typeof(Modulo))] public partial int Hash { get; set; }
            }

            public enum Tier { Cold, Hot }

            public sealed class Modulo : IEqualityComparer<int>
            {
                public bool Equals(int a, int b) => a % 10 == b % 10;
                public int GetHashCode(int a) => a % 10;
            }

            [Persistent]
            public partial class Directory : Entry
            {
                public Directory(string name) : base(name) { }
            }

            public partial class Disk : PersistentStore
            {
                public partial Extent<Document> Documents { get; }
                public partial Extent<Directory> Directories { get; }
            }
        }
        """;

    const string Run = """
        using Files;
        public static class Program
        {
            static string Names(IEnumerable<Document> documents) => string.Join(",", documents.Select(document => document.Name));

            static string[] Ask(Disk disk)
            {
                var (home, work) = (disk.Directories.Single(d => d.Name == "home"), disk.Directories.Single(d => d.Name == "work"));
                return
                [
                    Names(disk.Documents.ByParent[home]) + "|" + Names(disk.Documents.ByParent[null]),
                    disk.Documents.ByParentAndName.Find((home, "a.txt"))!.Size + "|" + (disk.Documents.ByParentAndName.Find((home, "gone.txt")) is null),
                    Names(disk.Documents.BySize.From(2).Below(9)) + "|" + disk.Documents.BySize.Max!.Name + "|" + disk.Documents.BySize.Min!.Name,
                    Names(disk.Documents.ByParentAndSize.Of(home).From(2)),
                    Names(disk.Documents.ByPlace.Of((home, Tier.Hot)).StartsWith("B")),
                    Names(disk.Documents.ByTierAndSize[(Tier.Cold, 1)]),
                    disk.Documents.ByCode.Find("c2")!.Name + "|" + Names(disk.Documents.ByCode.StartsWith("c")),
                    Names(disk.Documents.ByOwner["ANN"]),
                    Names(disk.Documents.ByTags["x"]) + "|" + Names(disk.Documents.ByTags["y"]) + "|" + disk.Documents.ByTags.Count("z"),
                    Names(disk.Documents.ByLiveTier[Tier.Cold]),
                    Names(disk.Documents.ByExtension["md"]),
                    Names(disk.Documents.ByWords.StartsWith("t")),
                    Names(disk.Documents.ByHash[17]),
                ];
            }

            public static string[] Run(string directory)
            {
                string[] before;
                using (var disk = Disk.Open(directory))
                {
                    var (home, work) = (disk.Add(new Directory("home")), disk.Add(new Directory("work")));
                    disk.Write(() =>
                    {
                        disk.Add(new Document(home, "a.txt", 1) { Code = "c1", Owner = "ann", Tags = ["x"], Hash = 7 });
                        disk.Add(new Document(home, "b.md", 2) { Code = "c2", Owner = "Ann", Tags = ["x", "y", "x"], Tier = Tier.Hot, Hash = 27 });
                        disk.Add(new Document(home, "gone.txt", 3) { IsDropped = true, Tags = default });
                        disk.Add(new Document(work, "two words.md", 9) { Owner = "bob", Tags = ["y"] });
                        disk.Add(new Document(null, "loose", null) { Hash = 8 });
                    });
                    try { disk.Add(new Document(home, "a.txt")); return ["added"]; } catch (UniqueViolationException e) when (e.Message.Contains("(Parent, Name)")) { }
                    var again = disk.Add(new Document(home, "gone.txt", 30) { IsDropped = true });
                    disk.Delete(again);
                    disk.Write(() =>
                    {
                        var (a, b) = (disk.Documents.ByCode["c1"], disk.Documents.ByCode["c2"]);
                        (a.Code, b.Code) = (b.Code, a.Code);
                        (a.Code, b.Code) = (b.Code, a.Code);
                    });
                    before = Ask(disk);
                }

                using var reopened = Disk.Open(directory);
                string[] after = Ask(reopened);
                return before.SequenceEqual(after) ? after : [.. before, "after:", .. after];
            }
        }
        """;

    [Test]
    public void Every_kind_of_index_answers_before_and_after_a_restart() =>
        UserProject.WithFiles(("Domain.cs", Domain), ("Program.cs", Run))
            .CallInDirectory()
            .ShouldBe(
            [
                "a.txt,b.md,gone.txt|loose",
                "1|True",
                "b.md,gone.txt|two words.md|a.txt",
                "b.md,gone.txt",
                "b.md",
                "a.txt",
                "b.md|a.txt,b.md",
                "a.txt,b.md",
                "a.txt,b.md|b.md,two words.md|0",
                "a.txt,two words.md,loose",
                "b.md,two words.md",
                "two words.md,a.txt,gone.txt",
                "a.txt,b.md",
            ]);
}
