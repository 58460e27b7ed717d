using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Running;

/// <summary>What programs enumerate step by step.</summary>
static class Enumerations
{
    /// <summary>The objects, and which of them there are in a world, in which order, each with its key.</summary>
    public static readonly (string Name, Func<Archive, IEnumerable<Document>> Objects, Func<World, IEnumerable<(long Id, object? Key)>> Order)[] All =
    [
        ("ByTags", archive => archive.Documents.ByTags["t"], world => Where(world, state => !state.Tags.IsDefault && state.Tags.Contains("t"))),
        ("BySize", archive => archive.Documents.BySize.All, world => BySize(world)),
        ("BySize descending", archive => archive.Documents.BySize.Descending(), world => BySize(world).Reverse()),
        ("ByTierAndSize", archive => archive.Documents.ByTierAndSize[(Tier.Cold, null)], world => Where(world, state => state is { Tier: Tier.Cold, Size: null })),
        ("ByWords", archive => archive.Documents.ByWords.All, world => ByWords(world)),
        ("Memos", archive => archive.Memos, world => Where(world, state => state.IsMemo)),
    ];

    static IEnumerable<(long Id, object? Key)> Where(World world, Func<DocumentState, bool> holds)
        => world.Documents.Where(pair => holds(pair.Value)).Select(pair => (pair.Key, (object?)null));

    static IEnumerable<(long Id, object? Key)> BySize(World world)
        => world.Documents.OrderBy(pair => pair.Value.Size).ThenBy(pair => pair.Key).Select(pair => (pair.Key, (object?)pair.Value.Size));

    static IEnumerable<(long Id, object? Key)> ByWords(World world) => world.Documents
        .SelectMany(pair => pair.Value.Words.Distinct().Select(word => (Id: pair.Key, Word: word)))
        .OrderBy(entry => entry.Word, StringComparer.Ordinal)
        .ThenBy(entry => entry.Id)
        .Select(entry => (entry.Id, (object?)entry.Word));
}
