namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>Compares every range of the ordered indexes with a scan.</summary>
static class OrderedScan
{
    static readonly string[] Bounds = ["", "A", "a", "alias 2", "b", "b.", "bob", "c", "d", "txt"];

    public static void ShouldAgree(FileStore store, List<StoredFile> files)
    {
        Ranges(store.Files.BySize.All, files, file => file.Size, Comparer<int?>.Default, [.. Enumerable.Range(-1, 10), null]);
        Ranges(store.Files.ByName.All, files, file => file.Name, StringComparer.Ordinal, Bounds);
        Ranges(store.Files.ByOwnerOrder.All, files, file => file.Owner, StringComparer.OrdinalIgnoreCase, [.. Bounds, null]);
        var aliased = files.Where(file => file.Alias is not null).ToList();
        Ranges(store.Files.ByAlias.All, aliased, file => file.Alias, StringComparer.OrdinalIgnoreCase, Bounds);
        foreach (var alias in aliased.Select(file => file.Alias).Append("x"))
        {
            store.Files.ByAlias.Find(alias).ShouldBeSameAs(aliased.SingleOrDefault(file => FileScan.Same(file.Alias, alias)));
        }
        foreach (var folder in store.Folders.Append(null))
        {
            var inside = files.Where(file => file.Folder == folder).ToList();
            Ranges(store.Files.ByFolderSize.Of(folder), inside, file => file.Size, Comparer<int?>.Default, [-1, 0, 3, 5, null]);
            var kept = folder is null ? [] : inside.Where(file => !file.IsDropped && file.Alias is not null).ToList();
            Ranges(store.Files.ByFolderAlias.Of(folder), kept, file => file.Alias, StringComparer.OrdinalIgnoreCase, ["alias 1", "b"]);
        }
        store.Files.ByFolderSize.All.ShouldBe(files.OrderBy(file => file.Folder?.Id).ThenBy(file => file.Size).ThenBy(file => file.Id));
        Prefixes(store, files);
    }

    /// <summary>All bounds, both directions.</summary>
    static void Ranges<TKey>(
        OrderedRange<TKey, StoredFile> range, List<StoredFile> files, Func<StoredFile, TKey> keyOf, IComparer<TKey> order, TKey[] bounds)
    {
        files = [.. files.OrderBy(keyOf, order).ThenBy(file => file.Id)];
        range.ShouldBe(files);
        range.Descending().ShouldBe(Enumerable.Reverse(files));
        range.Count.ShouldBe(files.Count);
        var known = files.Where(file => keyOf(file) is not null).ToList();
        range.Min.ShouldBeSameAs(known.FirstOrDefault());
        range.Max.ShouldBeSameAs(known.LastOrDefault());
        foreach (var bound in bounds)
        {
            var belowNulls = bound is null ? files : known;
            Both(range.From(bound), files.Where(file => order.Compare(keyOf(file), bound) >= 0));
            Both(range.Above(bound), files.Where(file => order.Compare(keyOf(file), bound) > 0));
            Both(range.To(bound), belowNulls.Where(file => order.Compare(keyOf(file), bound) <= 0));
            Both(range.Below(bound), belowNulls.Where(file => order.Compare(keyOf(file), bound) < 0));
            Both(range.From(bounds[0]).Below(bound), files.Where(file => order.Compare(keyOf(file), bounds[0]) >= 0 && order.Compare(keyOf(file), bound) < 0));
        }
        for (var i = 0; i < files.Count; i += 5)
        {
            range.After(keyOf(files[i]), files[i].Id).ShouldBe(files.Skip(i + 1));
            range.Descending().After(keyOf(files[i]), files[i].Id).ShouldBe(Enumerable.Reverse(files.Take(i)));
        }
    }

    static void Both<TKey>(OrderedRange<TKey, StoredFile> range, IEnumerable<StoredFile> expected)
    {
        var files = expected.ToList();
        range.ShouldBe(files);
        range.Descending().ShouldBe(Enumerable.Reverse(files));
    }

    static void Prefixes(FileStore store, List<StoredFile> files)
    {
        foreach (var prefix in Bounds)
        {
            store.Files.ByName.StartsWith(prefix).ShouldBe(
                files.Where(file => file.Name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Id));
            store.Files.ByAlias.StartsWith(prefix).Descending().ShouldBe(
                files.Where(file => file.Alias?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true)
                    .OrderByDescending(file => file.Alias, StringComparer.OrdinalIgnoreCase));
            var words = files.SelectMany(file => file.Words.Distinct(), (file, word) => (file, word))
                .Where(pair => pair.word.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(pair => pair.word, StringComparer.Ordinal).ThenBy(pair => pair.file.Id).ToList();
            store.Files.ByWord.StartsWith(prefix).ShouldBe(words.Select(pair => pair.file));
            store.Files.ByWord[prefix].ShouldBe(words.Where(pair => pair.word == prefix).Select(pair => pair.file));
        }
        foreach (var folder in store.Folders)
        {
            store.Files.ByFolderAlias.Of(folder).StartsWith("ALIAS 1").ShouldBe(
                files.Where(file => file.Folder == folder && !file.IsDropped && file.Alias?.StartsWith("alias 1", StringComparison.Ordinal) == true)
                    .OrderBy(file => file.Alias, StringComparer.OrdinalIgnoreCase));
        }
    }
}
