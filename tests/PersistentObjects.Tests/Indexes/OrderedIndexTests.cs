using PersistentObjects.Tests.Indexes.Files;

namespace PersistentObjects.Tests.Indexes;

sealed class OrderedIndexTests : FilesFixture
{
    [Test]
    public void Bounds_are_named_and_compose()
    {
        AddSizes(5, 1, 3, 3, 9);
        Sizes(Files.BySize.All).ShouldBe([1, 3, 3, 5, 9]);
        Sizes(Files.BySize.From(3)).ShouldBe([3, 3, 5, 9]);
        Sizes(Files.BySize.Above(3)).ShouldBe([5, 9]);
        Sizes(Files.BySize.To(3)).ShouldBe([1, 3, 3]);
        Sizes(Files.BySize.Below(3)).ShouldBe([1]);
        Sizes(Files.BySize.From(3).Below(9).Descending()).ShouldBe([5, 3, 3]);
        // A second bound on one side narrows, in whatever order they come.
        Sizes(Files.BySize.From(5).From(3).Below(99).To(5)).ShouldBe([5]);
        Sizes(Files.BySize.Above(9)).ShouldBeEmpty();
        Sizes(Files.BySize.From(5).Below(5)).ShouldBeEmpty();
        (Files.BySize.Min!.Size, Files.BySize.Max!.Size, Files.BySize.Below(9).Max!.Size).ShouldBe((1, 9, 5));
        Files.BySize.Count(3).ShouldBe(2);
        Files.BySize.Contains(4).ShouldBeFalse();
    }

    [Test]
    public void An_empty_index_has_neither_end()
    {
        Files.BySize.All.ShouldBeEmpty();
        Files.BySize.Min.ShouldBeNull();
        Files.BySize.Descending().Max.ShouldBeNull();
        Files.BySize.From(1).Count.ShouldBe(0);
    }

    [Test]
    public void Null_comes_first_and_an_upper_bound_alone_leaves_it_out()
    {
        AddSizes(2, null, 1, null);
        Sizes(Files.BySize.All).ShouldBe([null, null, 1, 2]);
        Sizes(Files.BySize.Descending()).ShouldBe([2, 1, null, null]);
        Sizes(Files.BySize.Below(2)).ShouldBe([1]);
        Sizes(Files.BySize.Descending().To(2)).ShouldBe([2, 1]);
        Sizes(Files.BySize.From(null).Below(2)).ShouldBe([null, null, 1]);
        Sizes(Files.BySize.Below(2).From(null)).ShouldBe([null, null, 1]);
        Sizes(Files.BySize.Above(null)).ShouldBe([1, 2]);
        Sizes(Files.BySize.To(null)).ShouldBe([null, null]);
        Files.BySize.Below(null).ShouldBeEmpty();
        Files.BySize[null].Count.ShouldBe(2);
        (Files.BySize.Min!.Size, Files.BySize.Max!.Size).ShouldBe((1, 2));
        foreach (var file in Files.Where(file => file.Size is not null).ToList()) Store.Delete(file);
        Files.BySize.Min.ShouldBeNull();
        Files.BySize.Max.ShouldBeNull();
    }

    [Test]
    public void Strings_are_ordered_by_their_code_units_and_not_by_a_culture()
    {
        foreach (var name in new[] { "b", "a", "B", "ä", "Z", "co-op", "coop" }) Store.AddFile(name);
        Files.ByName.All.Select(file => file.Name).ShouldBe(["B", "Z", "a", "b", "co-op", "coop", "ä"]);
        Files.ByName.StartsWith("co").Select(file => file.Name).ShouldBe(["co-op", "coop"]);
        Files.ByName.StartsWith("").Count.ShouldBe(7);
        Files.ByName.StartsWith("\uffff").ShouldBeEmpty();
        Files.ByName.From("a").StartsWith("c").Descending().Select(file => file.Name).ShouldBe(["coop", "co-op"]);
    }

    [Test]
    public void Beginnings_are_refused_where_strings_that_share_one_need_not_lie_together()
        => Should.Throw<NotSupportedException>(() => Files.ByOwnerOrder.StartsWith("a"));

    [Test]
    public void Pages_lose_nothing_among_equal_keys_while_others_change()
    {
        AddSizes([.. Enumerable.Range(0, 100).Select(i => (int?)(i / 40))]);
        var seen = new List<StoredFile>();
        var page = Files.BySize.All.Take(7).ToList();
        while (page.Count > 0)
        {
            seen.AddRange(page);
            var (size, id) = (page[^1].Size, page[^1].Id);
            // What the page ended with is gone when the next one is asked for.
            Store.Delete(page[^1]);
            Store.AddFile("new", file => file.Size = -1);
            page = [.. Files.BySize.After(size, id).Take(7)];
        }
        seen.Count.ShouldBe(100);
        seen.Distinct().Count().ShouldBe(100);
    }

    [Test]
    public void A_loop_that_raises_what_it_goes_by_meets_each_object_once()
    {
        AddSizes([.. Enumerable.Range(0, 300).Select(i => (int?)i)]);
        foreach (var file in Files.BySize.From(0)) file.Size += 1000;
        Sizes(Files.BySize.All).ShouldBe(Enumerable.Range(1000, 300).Select(i => (int?)i));
        Store.Write(() =>
        {
            var seen = 0;
            foreach (var file in Files.BySize.From(0))
            {
                file.Size += 5;
                Files.BySize.Max!.Size!.Value.ShouldBeGreaterThanOrEqualTo(1299);
                if (seen++ % 3 == 0) Store.AddFile("more", added => added.Size = 5000);
            }
            seen.ShouldBe(300);
        });
        Sizes(Files.BySize.Below(5000)).ShouldBe(Enumerable.Range(1005, 300).Select(i => (int?)i));
        Files.BySize[5000].Count.ShouldBe(100);
    }

    [Test]
    public void A_write_sees_its_own_order_and_a_rollback_takes_it_back()
    {
        AddSizes(1, 2, 3);
        var (a, c) = (Files.BySize.Min!, Files.BySize.Max!);
        Should.Throw<TimeoutException>(() => Store.Write(() =>
        {
            (a.Size, c.Size) = (c.Size, a.Size);
            Files.BySize.Min.ShouldBeSameAs(c);
            Task.Run(() => Files.BySize.Min).Result.ShouldBeSameAs(a);
            Store.Delete(c);
            AddSizes(7);
            Sizes(Files.BySize.All).ShouldBe([2, 3, 7]);
            throw new TimeoutException();
        }));
        Sizes(Files.BySize.All).ShouldBe([1, 2, 3]);
        Files.BySize.Min.ShouldBeSameAs(a);
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void A_unique_ordered_key_is_swapped_in_one_write_and_refused_otherwise()
    {
        var (a, b) = (Store.AddFile("a", file => file.Alias = "x"), Store.AddFile("b", file => file.Alias = "y"));
        Store.AddFile("c").Alias.ShouldBeNull();
        Store.AddFile("d").Alias.ShouldBeNull();
        Store.Write(() => (a.Alias, b.Alias) = (b.Alias, a.Alias));
        Files.ByAlias["X"].ShouldBeSameAs(b);
        Files.ByAlias.All.ShouldBe([b, a]);
        Should.Throw<UniqueViolationException>(() => a.Alias = "X").Holder.ShouldBeSameAs(b);
        Should.Throw<KeyNotFoundException>(() => Files.ByAlias["z"]).Message.ShouldBe("No StoredFile has Alias 'z'.");
        Files.ByAlias.Find(null).ShouldBeNull();
        Files.ByAlias.TryGet("y", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(a);
    }

    [Test]
    public void A_composite_key_gives_equality_and_then_a_range()
    {
        var (f, g) = (Store.Add(new Folder()), Store.Add(new Folder()));
        foreach (var size in new int?[] { 3, 1, null, 2 }) Store.AddFile($"f{size}", file => (file.Folder, file.Size) = (f, size));
        Store.AddFile("g", file => (file.Folder, file.Size) = (g, 2));
        Sizes(Files.ByFolderSize.Of(f)).ShouldBe([null, 1, 2, 3]);
        Sizes(Files.ByFolderSize.Of(f).From(2)).ShouldBe([2, 3]);
        Sizes(Files.ByFolderSize.Of(f).Below(2)).ShouldBe([1]);
        Sizes(Files.ByFolderSize.Of(f).Descending().To(2)).ShouldBe([2, 1]);
        Files.ByFolderSize.Of(g).Max!.Size.ShouldBe(2);
        Files.ByFolderSize[g, 2].Count.ShouldBe(1);
        Files.ByFolderSize.Contains(g, 3).ShouldBeFalse();
        Files.ByFolderSize.Of(null).ShouldBeEmpty();
        Files.ByFolderSize.Of(new Folder { IdValue = f.Id.Value }).ShouldBeEmpty("a folder of another store with the same id");
    }

    [Test]
    public void A_hundred_thousand_objects_may_have_one_key()
    {
        const int Count = 100_000;
        using var store = FileStore.InMemory(new StoreOptions { Durability = Durability.Relaxed });
        store.Write(() =>
        {
            for (var i = 0; i < Count; i++) store.AddFile("a", file => file.Size = 1);
        });
        store.Files.BySize[1].Count.ShouldBe(Count);
        var files = store.Files.ToArray();
        foreach (var file in files.Where((_, i) => i % 10 == 3)) file.Size = 2;
        store.Files.BySize[1].ShouldBe(files.Where((_, i) => i % 10 != 3));
        store.Files.BySize.Descending().Take(5).ShouldBe(files.Where((_, i) => i % 10 == 3).Reverse().Take(5));
        store.VerifyIndexes().ShouldBeEmpty();
    }

    void AddSizes(params int?[] sizes)
    {
        foreach (var size in sizes) Store.AddFile($"{size}", file => file.Size = size);
    }

    static IEnumerable<int?> Sizes(IEnumerable<StoredFile> files) => files.Select(file => file.Size);
}
