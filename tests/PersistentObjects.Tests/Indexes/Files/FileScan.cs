namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>Compares what each index says with what a scan over all files finds.</summary>
static class FileScan
{
    static readonly string[] Strings = ["", "ann", "ANN", "Bob", "bob", "c", "cc", "d.txt", "e"];

    /// <summary>At what the calling thread sees now.</summary>
    public static void ShouldAgree(FileStore store)
    {
        var files = store.Files.OrderBy(file => file.Id).ToList();
        Folder?[] folders = [null, .. store.Folders];
        string[] names = [.. files.Select(file => file.Name).Distinct(), .. Strings];
        string?[] owners = [null, .. files.Select(file => file.Owner).OfType<string>().Distinct(), .. Strings];
        int?[] sizes = [null, .. Enumerable.Range(-1, 14)];

        foreach (var folder in folders)
        {
            store.Files.ByFolder[folder].ShouldBe(files.Where(file => file.Folder == folder));
            foreach (var name in names)
            {
                var expected = folder is null ? null : files.SingleOrDefault(file => !file.IsDropped && file.Folder == folder && Same(file.Name, name));
                store.Files.ByPath.Find((folder, name)).ShouldBeSameAs(expected, $"{folder} {name}");
            }
        }
        foreach (var name in names)
        {
            store.Files.ByTag[name].ShouldBe(files.Where(file => file.Tags.Any(tag => Same(tag, name))));
            store.Files.ByExtension[name].ShouldBe(files.Where(file => file.Extension == name));
            foreach (var mark in files.Select(file => file.Mark).Distinct())
            {
                store.Files.ByMarkName[(mark, name)].ShouldBe(files.Where(file => file.Mark == mark && file.Name == name));
            }
        }
        foreach (var owner in owners) store.Files.ByOwner[owner].ShouldBe(files.Where(file => Same(file.Owner, owner)), owner);
        OrderedScan.ShouldAgree(store, files);
        store.VerifyIndexes().ShouldBeEmpty();
        foreach (var size in sizes) store.Files.ByKeptSize[size].ShouldBe(files.Where(file => !file.IsDropped && file.Size == size));
    }

    /// <summary>When nothing is open and all is settled: one candidate for each key, and no more.</summary>
    public static void ShouldHoldNothingElse(FileStore store)
    {
        var files = store.Files.ToList();
        store.Candidates.ShouldBe(
            new Dictionary<string, int>
            {
                ["ByPath"] = files.Count(file => !file.IsDropped && file.Folder is not null),
                ["ByFolder"] = files.Count,
                ["ByOwner"] = files.Count,
                ["ByTag"] = files.Sum(file => file.Tags.Distinct(StringComparer.OrdinalIgnoreCase).Count()),
                ["ByExtension"] = files.Count,
                ["ByKeptSize"] = files.Count(file => !file.IsDropped),
                ["ByMarkName"] = files.Count,
                ["BySize"] = files.Count,
                ["ByName"] = files.Count,
                ["ByAlias"] = files.Count(file => file.Alias is not null),
                ["ByOwnerOrder"] = files.Count,
                ["ByWord"] = files.Sum(file => file.Words.Distinct().Count()),
                ["ByFolderSize"] = files.Count,
                ["ByFolderAlias"] = files.Count(file => !file.IsDropped && file.Folder is not null && file.Alias is not null),
            },
            ignoreOrder: true);
    }

    internal static bool Same(string? a, string? b) => StringComparer.OrdinalIgnoreCase.Equals(a, b);
}
