using System.Collections.Immutable;
using PersistentObjects.Model.Tests.Domain;

namespace PersistentObjects.Model.Tests.Model;

/// <summary>
/// The values that programs use: few, so that they meet often, and so that every key that is or was in use can be looked up
/// by looking up all of them.
/// </summary>
static class Values
{
    /// <summary>The last ones have so many words that a few documents make an ordered index split its leaves.</summary>
    public static readonly string[] Names =
        ["", "a", "b", "B", "ab", "a b", "b A", "w1 a", .. Enumerable.Range(0, 12).Select(i => string.Join(' ', ManyWords(i)))];

    public static readonly string[] Words = [.. Names.SelectMany(name => name.Split(' ')).Distinct().Order(StringComparer.Ordinal), "zz"];

    public static readonly string[] Prefixes = ["", "a", "A", "w", "w1", "w20", "x", "b A"];

    public static readonly string[] Endings = [.. Names.Select(name => name.Length == 0 ? "" : name[^1..]).Distinct(), "?"];

    public static readonly string?[] Aliases = [null, "x", "X", "y", "z", ""];

    public static readonly string?[] Codes = [null, "c0", "c1", "c2", "c3", "c4", "c5", "c6"];

    public static readonly int?[] Ranks = [null, 0, 1, 2, 3, 4, 5, 6, 7, -1];

    public static readonly int?[] Sizes = [null, 0, 1, 2, 3];

    public static readonly string?[] Owners = [null, "ann", "Ann", "ANN", "bob", "BoB", ""];

    public static readonly Tier[] Tiers = [Tier.Cold, Tier.Warm, Tier.Hot];

    public static readonly ImmutableArray<string>[] Tags = [[], default, ["t"], ["t", "u"], ["u", "t", "u"], ["v"]];

    public static readonly string[] TagElements = ["t", "u", "v", "w"];

    public static readonly int[] Slots = [0, 1, 2, 3, 4, 5];

    public static readonly decimal[] Worths = [0m, 1.5m, decimal.MaxValue, decimal.MinValue];

    public static readonly string[] FolderNames = ["f0", "F0", "f1", "f2", "f3", "f4"];

    /// <summary>By their hashes. In the programs' stores the last ones are large.</summary>
    static readonly Dictionary<string, byte[]> CoverBytes = new byte[][] { [], [1, 2, 3], [.. new byte[100]], [.. Enumerable.Range(0, 300).Select(i => (byte)i)] }
        .ToDictionary(bytes => PersistentBlob.FromBytes(bytes).Hash);

    public static readonly string?[] Covers = [null, .. CoverBytes.Keys];

    public static PersistentBlob? CoverOf(string? hash) => hash is null ? null : PersistentBlob.FromBytes(CoverBytes[hash]);

    static IEnumerable<string> ManyWords(int i) => Enumerable.Range(0, 24).Select(word => $"w{(i * 7 + word * 3) % 40}");
}
