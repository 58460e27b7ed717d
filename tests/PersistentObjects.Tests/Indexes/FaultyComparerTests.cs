using PersistentObjects.Tests.Indexes.Files;

namespace PersistentObjects.Tests.Indexes;

/// <summary>Comparers are the user's: whenever one throws, the transaction is as if it had never been.</summary>
sealed class FaultyComparerTests : FilesFixture
{
    [Test]
    public void Wherever_the_comparer_throws_all_is_as_it_was()
    {
        var (ann, bob) = (Store.AddFile("a", file => file.Owner = "ann"), Store.AddFile("b", file => file.Owner = "bob"));
        for (var i = 0; i < 20; i++) Store.AddFile($"other {i}", file => file.Owner = $"owner {i}");
        var (version, before) = (Store.Version, Store.Candidates);
        var calls = 0;
        for (; ; calls++)
        {
            try
            {
                Store.Write(() =>
                {
                    FaultyComparer.FailAfter(calls, Store);
                    Store.AddFile("c", file => file.Owner = "ann");
                    ann.Owner = "carl";
                    bob.Owner = "ANN";
                    ann.Owner = "dora";
                    Store.Delete(bob);
                    Store.AddFile("d", file => file.Owner = "dora");
                });
                break;
            }
            catch (TimeoutException)
            {
                FaultyComparer.Recover();
                Store.Version.ShouldBe(version);
                Store.Candidates.ShouldBe(before);
                (ann.Owner, bob.Owner).ShouldBe(("ann", "bob"));
                FileScan.ShouldAgree(Store);
            }
        }
        FaultyComparer.Recover();
        calls.ShouldBeGreaterThan(10);
        Files.ByOwner["Dora"].Select(file => file.Name).ShouldBe(["a", "d"]);
        FileScan.ShouldAgree(Store);
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void A_failure_that_the_body_swallows_rolls_back_as_well()
    {
        var a = Store.AddFile("a", file => file.Owner = "ann");
        Should.Throw<InvalidOperationException>(() => Store.Write(() =>
        {
            FaultyComparer.FailAfter(0, Store);
            Should.Throw<TimeoutException>(() => a.Owner = "bob");
        })).InnerException.ShouldBeOfType<TimeoutException>();
        FaultyComparer.Recover();
        a.Owner.ShouldBe("ann");
        FileScan.ShouldAgree(Store);
    }

    [Test]
    public void Objects_that_were_to_be_added_together_leave_no_trace()
    {
        // The page of ids has other objects, which must survive.
        var others = Enumerable.Range(0, 5).Select(i => Store.AddFile($"{i}", file => file.Owner = "x")).ToList();
        for (var i = 0; i < 300; i++)
        {
            Should.Throw<TimeoutException>(() => Store.Write(() =>
            {
                FaultyComparer.FailAfter(0, Store);
                Store.AddFile("new", file => (file.Owner, file.Folder) = ("y", new Folder()));
            }));
            FaultyComparer.Recover();
        }
        Files.ShouldBe(others);
        Store.Folders.ShouldBeEmpty();
        foreach (var file in others) Store.Delete(file);
        Files.ShouldBeEmpty();
        Store.AddFile("next").Id.Value.ShouldBe(6);
    }
}
