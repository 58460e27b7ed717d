using PersistentObjects.Tests.Indexes.Files;

namespace PersistentObjects.Tests.Indexes;

sealed class ComputedKeyTests : FilesFixture
{
    [Test]
    public void An_object_is_found_by_what_its_properties_compute()
    {
        var a = Store.AddFile("a.txt");
        var b = Store.AddFile("b.txt");
        Files.ByExtension["txt"].ShouldBe([a, b]);
        a.Name = "a.cs";
        Files.ByExtension["txt"].ShouldBe([b]);
        Files.ByExtension["cs"].ShouldBe([a]);
        Store.Delete(b);
        Files.ByExtension["txt"].ShouldBeEmpty();
    }

    [Test]
    public void A_change_that_computes_the_same_key_is_none()
    {
        var a = Store.AddFile("a.txt");
        a.Name = "b.txt";
        a.Owner = "ann";
        Files.ByExtension["txt"].ShouldBe([a]);
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void A_write_sees_its_own_keys_and_others_do_not()
    {
        var a = Store.AddFile("a.txt");
        Store.Write(() =>
        {
            a.Name = "a.cs";
            Files.ByExtension["cs"].ShouldBe([a]);
            Files.ByExtension["txt"].ShouldBeEmpty();
            Task.Run(() => Files.ByExtension["txt"].ToList()).Result.ShouldBe([a]);
            Task.Run(() => Files.ByExtension["cs"].ToList()).Result.ShouldBeEmpty();
        });
    }

    [Test]
    public void Only_objects_for_which_the_filter_holds_are_in_the_index()
    {
        var a = Store.AddFile("a", file => file.Size = 1);
        var b = Store.AddFile("b", file => (file.Size, file.IsDropped) = (1, true));
        Files.ByKeptSize[1].ShouldBe([a]);
        Store.Write(() => (a.IsDropped, b.IsDropped) = (true, false));
        Files.ByKeptSize[1].ShouldBe([b]);
        b.Size = null;
        Files.ByKeptSize[null].ShouldBe([b]);
        Files.ByKeptSize[1].ShouldBeEmpty();
        Store.Delete(a);
        Store.Delete(b);
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void An_enumeration_sees_one_moment_while_filters_and_keys_change()
    {
        for (var i = 0; i < 300; i++) Store.AddFile($"{i}.txt", file => file.Size = 7);
        var seen = 0;
        foreach (var file in Files.ByKeptSize[7])
        {
            seen++;
            foreach (var other in Files.ByKeptSize[7].Take(3).ToList()) other.IsDropped = true;
        }
        seen.ShouldBe(300);
        Files.ByKeptSize[7].ShouldBeEmpty();
    }
}
