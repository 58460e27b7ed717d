using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>One check for each index of <see cref="Document"/>.</summary>
static class AllIndexes
{
    static readonly IComparer<int?> Numbers = Comparer<int?>.Default;

    public static readonly IndexCheck[] Checks =
    [
        new UniqueCheck<string>(
            "ByCode", (sight, key) => sight.Archive.Documents.ByCode.Find(key),
            state => state.Code is null ? [] : [state.Code], _ => Values.Codes!),
        new UniqueCheck<(long Folder, string Name)>(
            "ByFolderAndName", (sight, key) => sight.Archive.Documents.ByFolderAndName.Find((sight.Folder(key.Folder), key.Name)),
            state => UniqueKeys.FolderAndName(state) is { } key ? [((long, string))key] : [], sight => Pairs(sight, Values.Names)),
        new UniqueCheck<(long Folder, string? Alias)>(
            "ByFolderAndAlias", (sight, key) => sight.Archive.Documents.ByFolderAndAlias.Find(sight.Folder(key.Folder), key.Alias),
            state => UniqueKeys.FolderAndAlias(state) is { } key ? [((long, string?))key] : [], sight => Pairs(sight, Values.Aliases)),
        new UniqueCheck<int>(
            "ByRank.Find", (sight, key) => sight.Archive.Documents.ByRank.Find(key),
            state => state.Rank is { } rank ? [rank] : [], _ => Enumerable.Range(-2, 11).ToArray()),

        new EqualityCheck<long>(
            "ByFolder", (sight, key) => Found.In(sight.Archive.Documents.ByFolder[sight.Folder(key)]),
            state => [state.Folder], sight => [.. sight.KnownFolders]),
        new EqualityCheck<string?>(
            "ByOwner", (sight, key) => Found.In(sight.Archive.Documents.ByOwner[key]),
            state => [state.Owner], _ => Values.Owners, StringComparer.OrdinalIgnoreCase),
        new EqualityCheck<Tier>(
            "ByLiveTier", (sight, key) => Found.In(sight.Archive.Documents.ByLiveTier[key]),
            state => state.IsDropped ? [] : [state.Tier], _ => Values.Tiers),
        new EqualityCheck<string>(
            "ByTags", (sight, key) => Found.In(sight.Archive.Documents.ByTags[key]),
            state => state.Tags.IsDefault ? [] : state.Tags, _ => Values.TagElements),
        new EqualityCheck<string>(
            "ByMarks", (sight, key) => Found.In(sight.Archive.Documents.ByMarks[key]),
            state => state.Marks.Split(',', StringSplitOptions.RemoveEmptyEntries), _ => ["a", "b", "c", "d", "e", "z"]),
        new EqualityCheck<int>(
            "BySlot", (sight, key) => Found.In(sight.Archive.Documents.BySlot[key]),
            state => [state.Slot], _ => Values.Slots, new Remainder()),
        new EqualityCheck<string>(
            "ByEnding", (sight, key) => Found.In(sight.Archive.Documents.ByEnding[key]),
            state => [state.Ending], _ => Values.Endings),
        new EqualityCheck<(Tier Tier, int? Size)>(
            "ByTierAndSize", (sight, key) => Found.In(sight.Archive.Documents.ByTierAndSize[key]),
            state => [(state.Tier, state.Size)], _ => [.. Values.Tiers.SelectMany(tier => Values.Sizes.Select(size => (tier, size)))]),

        new OrderedCheck<string, int?>(
            "BySize", _ => ["All"], (sight, _) => sight.Archive.Documents.BySize.All,
            state => [("All", state.Size)], Values.Sizes, Numbers),
        new OrderedCheck<string, int?>(
            "ByRank", _ => ["All"], (sight, _) => sight.Archive.Documents.ByRank.All,
            state => state.Rank is null ? [] : [("All", state.Rank)], Values.Ranks, Numbers),
        new OrderedCheck<string, string>(
            "ByWords", _ => ["All"], (sight, _) => sight.Archive.Documents.ByWords.All,
            state => state.Words.Select(word => ("All", word)), Values.Words, StringComparer.Ordinal)
        {
            Prefixes = Values.Prefixes,
            StartsWith = (range, prefix) => range.StartsWith(prefix),
        },
        new OrderedCheck<long, int?>(
            "ByFolderAndSize", sight => [.. sight.KnownFolders], (sight, folder) => sight.Archive.Documents.ByFolderAndSize.Of(sight.Folder(folder)),
            state => [(state.Folder, state.Size)], Values.Sizes, Numbers),
        new OrderedCheck<long, string?>(
            "ByFolderAndAlias.Of", sight => [.. sight.KnownFolders], (sight, folder) => sight.Archive.Documents.ByFolderAndAlias.Of(sight.Folder(folder)),
            state => UniqueKeys.FolderAndAlias(state) is null ? [] : [(state.Folder, state.Alias)], Values.Aliases, StringComparer.Ordinal),
        new OrderedCheck<(long Folder, Tier Tier), string>(
            "ByPlace", sight => [.. sight.KnownFolders.SelectMany(folder => Values.Tiers.Select(tier => (folder, tier)))],
            (sight, place) => sight.Archive.Documents.ByPlace.Of((sight.Folder(place.Folder), place.Tier)),
            state => [((state.Folder, state.Tier), state.Name)], Values.Names, StringComparer.OrdinalIgnoreCase)
        {
            Prefixes = Values.Prefixes,
            StartsWith = (range, prefix) => range.StartsWith(prefix),
            PrefixComparison = StringComparison.OrdinalIgnoreCase,
        },
        new WholeOrderCheck(),
    ];

    static (long, T)[] Pairs<T>(Sight sight, T[] values) => [.. sight.KnownFolders.SelectMany(folder => values.Select(value => (folder, value)))];
}
