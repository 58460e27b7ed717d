using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Collections.Properties;

public class DeletedElementTests
{
    [Test]
    public void An_element_can_not_be_deleted_without_a_rule()
    {
        using var library = Library.InMemory();
        var shelf = library.Add(new Shelf());
        var volume = new Volume("a");
        shelf.Volumes.AddRange([volume, new Volume("b"), volume]);
        var refused = Should.Throw<DeleteRestrictedException>(() => library.Delete(volume));
        refused.Message.ShouldContain("Shelf#1.Volumes refers to Volume#");
        library.Write(() =>
        {
            library.Delete(volume);
            shelf.Volumes.RemoveAll(element => ReferenceEquals(element, volume)).ShouldBe(2);
        });
        shelf.Volumes.Single().Title.ShouldBe("b");
    }

    [Test]
    public void With_SetNull_it_goes_out_of_lists_sets_and_dictionaries()
    {
        var options = new StoreOptions { Storage = new SimulatedDisk(), TimeProvider = new ManualTime() };
        using (var library = Library.Open(options))
        {
            var reader = library.Add(new Reader());
            var (gone, kept) = (library.Add(new Volume("gone")), library.Add(new Volume("kept")));
            reader.Read.AddRange([gone, kept, gone, gone, kept]);
            reader.Wanted.UnionWith([gone, kept]);
            reader.Stars[gone] = 1;
            reader.Stars[kept] = 2;
            library.Readers.ByWanted[gone].ShouldBe([reader]);
            library.Delete(gone);
            Check(library);
            library.Readers.ByWanted[gone].ShouldBeEmpty();
        }
        using var again = Library.Open(options);
        Check(again);
        again.VerifyIndexes().ShouldBeEmpty();

        static void Check(Library library)
        {
            var reader = library.Readers.Single();
            reader.Read.Select(volume => volume.Title).ShouldBe(["kept", "kept"]);
            reader.Wanted.Single().Title.ShouldBe("kept");
            reader.Stars.Single().Value.ShouldBe(2);
        }
    }

    [Test]
    public void With_Cascade_the_owner_goes_too()
    {
        using var library = Library.InMemory();
        var (shelf, reader) = (library.Add(new Shelf()), library.Add(new Reader()));
        reader.Shelves.Add(shelf);
        library.Delete(shelf);
        reader.IsDeleted.ShouldBeTrue();
    }

    [Test]
    public void A_deleted_object_does_not_go_in()
    {
        using var library = Library.InMemory();
        var shelf = library.Add(new Shelf());
        var volume = library.Add(new Volume("a"));
        library.Delete(volume);
        Should.Throw<ObjectDeletedException>(() => shelf.Volumes.Add(volume));
        Should.Throw<ObjectDeletedException>(() => shelf.Sequels[volume] = null);
        shelf.Volumes.ShouldBeEmpty();
    }
}
