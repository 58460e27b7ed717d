using PersistentObjects.Objects;
using PersistentObjects.Tests.Indexes.Files;

namespace PersistentObjects.Tests.Indexes;

/// <summary>A name that is unique among the files of one folder that are not dropped, whatever its case.</summary>
sealed class CompositeKeyTests : FilesFixture
{
    [Test]
    public void An_object_is_found_by_all_components()
    {
        var (f, g) = (Store.Add(new Folder()), Store.Add(new Folder()));
        var a = Store.AddFile("a", file => file.Folder = f);
        var b = Store.AddFile("a", file => file.Folder = g);
        Files.ByPath[(f, "a")].ShouldBeSameAs(a);
        Files.ByPath[(g, "A")].ShouldBeSameAs(b);
        Files.ByPath.Find((f, "b")).ShouldBeNull();
        Files.ByPath.Contains((new Folder(), "a")).ShouldBeFalse();
    }

    [Test]
    public void Every_component_moves_the_object()
    {
        var (f, g) = (Store.Add(new Folder()), Store.Add(new Folder()));
        var a = Store.AddFile("a", file => file.Folder = f);
        a.Folder = g;
        a.Name = "b";
        Files.ByPath.Find((f, "a")).ShouldBeNull();
        Files.ByPath.Find((g, "a")).ShouldBeNull();
        Files.ByPath[(g, "b")].ShouldBeSameAs(a);
    }

    [Test]
    public void A_key_with_a_null_component_is_not_unique()
    {
        var f = Store.Add(new Folder());
        var (a, b) = (Store.AddFile("a"), Store.AddFile("a"));
        Files.ByPath.Find((null, "a")).ShouldBeNull();
        a.Folder = f;
        Should.Throw<UniqueViolationException>(() => b.Folder = f);
    }

    [Test]
    public void An_object_leaves_the_index_and_comes_back_with_its_filter()
    {
        var f = Store.Add(new Folder());
        var a = Store.AddFile("a", file => file.Folder = f);
        Should.Throw<UniqueViolationException>(() => Store.AddFile("A", file => file.Folder = f));
        a.IsDropped = true;
        Files.ByPath.Find((f, "a")).ShouldBeNull();
        var b = Store.AddFile("A", file => file.Folder = f);
        Files.ByPath[(f, "a")].ShouldBeSameAs(b);
        Should.Throw<UniqueViolationException>(() => a.IsDropped = false);
        a.IsDropped.ShouldBeTrue();
        Store.Write(() => (a.IsDropped, b.IsDropped) = (false, true));
        Files.ByPath[(f, "a")].ShouldBeSameAs(a);
    }

    [Test]
    public void A_violation_names_class_properties_value_and_holder()
    {
        var f = Store.Add(new Folder());
        var a = Store.AddFile("a", file => file.Folder = f);
        var violation = Should.Throw<UniqueViolationException>(() => Store.AddFile("A", file => file.Folder = f));
        violation.ClassName.ShouldEndWith(".StoredFile");
        violation.Property.ShouldBe("(Folder, Name)");
        violation.Value.ShouldBe((f, "A"));
        violation.Holder.ShouldBeSameAs(a);
        violation.Message.ShouldContain($"would have the value (Folder#{f.Id}, 'A'), which StoredFile#{a.Id} has");
    }

    [Test]
    public void Two_objects_swap_their_keys_in_one_write()
    {
        var (f, g) = (Store.Add(new Folder()), Store.Add(new Folder()));
        var a = Store.AddFile("a", file => file.Folder = f);
        var b = Store.AddFile("b", file => file.Folder = g);
        Store.Write(() => (a.Name, a.Folder, b.Name, b.Folder) = (b.Name, b.Folder, a.Name, a.Folder));
        Files.ByPath[(f, "a")].ShouldBeSameAs(b);
        Files.ByPath[(g, "b")].ShouldBeSameAs(a);
        Should.Throw<UniqueViolationException>(() => Store.Write(() => (a.Name, a.Folder) = (b.Name, b.Folder)));
    }

    [Test]
    public void A_key_that_changes_its_case_stays_the_same_key()
    {
        var f = Store.Add(new Folder());
        var a = Store.AddFile("a", file => file.Folder = f);
        a.Name = "A";
        Files.ByPath[(f, "a")].Name.ShouldBe("A");
        Store.Delete(a);
        Files.ByPath.Find((f, "a")).ShouldBeNull();
        FileScan.ShouldHoldNothingElse(Store);
    }

    [Test]
    public void A_key_is_never_put_together_from_two_versions()
    {
        var (old, later) = (Guid.NewGuid(), Guid.NewGuid());
        var a = Store.AddFile("old", file => file.Mark = old);

        // The index's function has read the first property, and not the second.
        TestHooks.Handler = point =>
        {
            if (point != HookPoint.FieldLoaded) return;
            TestHooks.Handler = null;
            Store.Write(() => (a.Mark, a.Name) = (later, "later"));
        };
        try
        {
            using (Store.BeginRead()) Files.ByMarkName.Contains((old, "old")).ShouldBeTrue();
            TestHooks.Handler.ShouldBeNull("The key was never read.");
        }
        finally
        {
            TestHooks.Handler = null;
        }
        Files.ByMarkName[(old, "old")].ShouldBeEmpty();
        Files.ByMarkName[(later, "later")].ShouldBe([a]);
    }
}
