using PersistentObjects.Model.Tests.Domain;

namespace PersistentObjects.Model.Tests.Table;

/// <summary>An index of <see cref="Document"/>, of one of the kinds that there are, with keys that have numbers.</summary>
/// <param name="Access">The access, and the kind.</param>
/// <param name="Give">Gives a document the key with a number.</param>
/// <param name="Find">What the index finds under the key with a number.</param>
public sealed record IndexRow(string Access, Action<Document, int, Folder[]> Give, Func<Archive, int, Folder[], IEnumerable<Document>> Find)
{
    public const int Keys = 3;

    public static IndexRow[] Unique { get; } =
    [
        new("ByCode, unique", (o, i, _) => o.Code = $"c{i}", (archive, i, _) => One(archive.Documents.ByCode.Find($"c{i}"))),
        new("ByRank, unique and ordered", (o, i, _) => o.Rank = i, (archive, i, _) => One(archive.Documents.ByRank.Find(i))),
        new("ByRank, a range", (o, i, _) => o.Rank = i, (archive, i, _) => archive.Documents.ByRank.From(i).Below(i + 1)),
        new(
            "ByFolderAndName, unique, composite and filtered",
            (o, i, folders) => (o.Folder, o.Name) = (folders[i / 2], $"n{i % 2}"),
            (archive, i, folders) => One(archive.Documents.ByFolderAndName.Find((folders[i / 2], $"n{i % 2}")))),
        new(
            "ByFolderAndAlias, unique, composite and ordered",
            (o, i, folders) => (o.IsDropped, o.Folder, o.Alias) = (true, folders[i / 2], $"a{i % 2}"),
            (archive, i, folders) => One(archive.Documents.ByFolderAndAlias.Find(folders[i / 2], $"a{i % 2}"))),
    ];

    public static IndexRow[] NotUnique { get; } =
    [
        new("ByFolder, inverse of a reference", (o, i, folders) => (o.IsDropped, o.Folder) = (true, folders[i]), (archive, i, folders) => archive.Documents.ByFolder[folders[i]]),
        new("ByOwner, without case", (o, i, _) => o.Owner = $"ANN{i}", (archive, i, _) => archive.Documents.ByOwner[$"ann{i}"]),
        new("BySlot, by a comparer", (o, i, _) => o.Slot = i + 3, (archive, i, _) => archive.Documents.BySlot[i]),
        new("ByLiveTier, filtered", (o, i, _) => o.Tier = (Tier)i, (archive, i, _) => archive.Documents.ByLiveTier[(Tier)i]),
        new("ByTags, elements", (o, i, _) => o.Tags = ["all", $"t{i}", $"t{i}"], (archive, i, _) => archive.Documents.ByTags[$"t{i}"]),
        new("ByEnding, computed", (o, i, _) => o.Name = $"n{i}", (archive, i, _) => archive.Documents.ByEnding[$"{i}"]),
        new("ByTierAndSize, composite", (o, i, _) => (o.Tier, o.Size) = ((Tier)(i / 2), i % 2), (archive, i, _) => archive.Documents.ByTierAndSize[((Tier)(i / 2), i % 2)]),
        new("BySize, ordered", (o, i, _) => o.Size = i, (archive, i, _) => archive.Documents.BySize.From(i).To(i)),
        new("ByWords, ordered, computed elements", (o, i, _) => o.Name = $"all w{i}x", (archive, i, _) => archive.Documents.ByWords.StartsWith($"w{i}")),
        new(
            "ByFolderAndSize, composite and ordered",
            (o, i, folders) => (o.IsDropped, o.Folder, o.Size) = (true, folders[i / 2], i % 2),
            (archive, i, folders) => archive.Documents.ByFolderAndSize.Of(folders[i / 2]).From(i % 2).To(i % 2)),
        new(
            "ByPlace, three components, ordered and without case",
            (o, i, folders) => (o.IsDropped, o.Folder, o.Tier, o.Name) = (true, folders[i / 2], Tier.Hot, $"N{i % 2}"),
            (archive, i, folders) => archive.Documents.ByPlace.Of((folders[i / 2], Tier.Hot)).StartsWith($"n{i % 2}")),
    ];

    public static IEnumerable<IndexRow> Filtered => All.Where(row => row.Access.EndsWith("filtered", StringComparison.Ordinal));

    public static IEnumerable<IndexRow> All => [.. Unique, .. NotUnique];

    public override string ToString() => Access;

    static IEnumerable<Document> One(Document? o) => o is null ? [] : [o];
}
