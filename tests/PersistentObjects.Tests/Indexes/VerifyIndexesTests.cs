using PersistentObjects.Indexes;
using PersistentObjects.Objects;
using PersistentObjects.Tests.Indexes.Files;

namespace PersistentObjects.Tests.Indexes;

sealed class VerifyIndexesTests : FilesFixture
{
    StoredFile _file = null!;

    static string[] AllIndexes => ["ByPath", "ByFolder", "ByOwner", "ByTag", "ByExtension", "ByKeptSize", "ByMarkName", "BySize", "ByName", "ByAlias", "ByOwnerOrder", "ByWord", "ByFolderSize", "ByFolderAlias"];

    [SetUp]
    public void AddFiles()
    {
        var folder = Store.Add(new Folder());
        for (var i = 0; i < 200; i++) Store.AddFile($"file {i}", file => Fill(file, folder, i));
        _file = Files.ElementAt(100);
        Store.VerifyIndexes().ShouldBeEmpty();
    }

    [TestCaseSource(nameof(AllIndexes))]
    public void An_object_that_an_index_has_lost_is_reported(string name)
    {
        WithIndex(name, index => index.Release(_file, null, [Values()]));
        var differences = Store.VerifyIndexes();
        differences.ShouldAllBe(difference => difference.Index == $"{typeof(StoredFile)}.{name}" && difference.Object == _file);
        differences.ShouldHaveSingleItem().Description.ShouldStartWith("is not found under");
    }

    [TestCase("ByPath")]
    [TestCase("ByFolder")]
    [TestCase("ByTag")]
    public void An_object_that_an_index_has_twice_is_reported(string name)
    {
        WithIndex(name, index => index.Added(_file, Values()));
        Store.VerifyIndexes().ShouldHaveSingleItem().ToString().ShouldStartWith($"{typeof(StoredFile)}.{name}: StoredFile#{_file.Id} is found more than once under");
    }

    [TestCaseSource(nameof(AllIndexes))]
    public void An_object_that_is_in_no_extent_is_reported(string name)
    {
        var stranger = new StoredFile { IdValue = 4711, Name = "stranger" };
        Fill(stranger, Store.Folders.Single(), 4711);
        WithIndex(name, index => index.Added(stranger, new VersionNode(1, stranger.CopyValues(), null)));
        Store.VerifyIndexes().ShouldHaveSingleItem().Object.ShouldBeSameAs(stranger);
    }

    [TestCaseSource(nameof(AllIndexes))]
    public void A_candidate_with_a_key_that_no_version_of_its_object_has_is_reported(string name)
    {
        var other = new StoredFile();
        Fill(other, new Folder(), 4711);
        WithIndex(name, index => index.Added(_file, new VersionNode(1, other, null)));
        var difference = Store.VerifyIndexes().ShouldHaveSingleItem();
        difference.Index.ShouldBe($"{typeof(StoredFile)}.{name}");
        difference.Object.ShouldBeSameAs(_file);
        difference.Description.ShouldContain("which no version of it has");
    }

    [Test]
    public void Candidates_that_only_a_view_or_only_a_draft_needs_are_not_reported()
    {
        using var view = Store.OpenView();
        (_file.Folder, _file.Owner, _file.Alias, _file.Size, _file.Tags, _file.Name) = (null, "x", null, null, [], "y.z");
        Store.Delete(Files.First());
        Store.VerifyIndexes().ShouldBeEmpty();
        using (view.Enter()) Store.VerifyIndexes().ShouldBeEmpty();
        Store.Write(() =>
        {
            (_file.Owner, _file.Size, _file.Name) = ("draft", 77, "draft.d");
            Store.VerifyIndexes().ShouldBeEmpty();
            // The body may wait for another thread, which must not wait for the body.
            Task.Run(Store.VerifyIndexes).GetAwaiter().GetResult().ShouldBeEmpty();
        });
        Store.VerifyIndexes().ShouldBeEmpty();
    }

    [Test]
    public void A_scope_and_a_write_verify_what_they_see()
    {
        using (Store.BeginRead())
        {
            Store.Write(() =>
            {
                _file.Name = "another";
                Store.Delete(Files.First());
                Store.VerifyIndexes().ShouldBeEmpty();
            });
            Store.VerifyIndexes().ShouldBeEmpty();
        }
    }

    static void Fill(StoredFile file, Folder folder, int i)
    {
        (file.Folder, file.Owner, file.Alias) = (folder, $"owner {i % 10}", $"alias {i}");
        (file.Size, file.Tags) = (i % 7, [$"tag {i % 5}"]);
        if (i == 4711) file.Tags = ["tag 1"];
        file.Name = $"file{i}";
    }

    VersionNode Values() => new(1, _file.CopyValues(), null);

    void WithIndex(string name, Action<ObjectIndex> action)
    {
        lock (Store.Heap.WriterLock)
        {
            action(Store.Heap.Classes.ExtentOf(typeof(StoredFile)).Indexes.Single(index => index.Definition.Name == name));
            Store.Heap.IndexEdits.Commit();
        }
    }
}
