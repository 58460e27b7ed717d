using FileTrees;
using File = FileTrees.File;

namespace PersistentObjects.Shapes.Tests.DomainModels.FileTree;

sealed class FileTreeTests
{
    static readonly DateTime Now = new(2026, 9, 9, 9, 9, 9, DateTimeKind.Local);

    [Test]
    public void A_file_tree_survives_restarts() => Restarts.Survive(
        FileTrees.FileTree.Open,
        tree =>
        {
            var root = tree.Add(new Folder(null, ""));
            var home = tree.Add(new Folder(root, "home"));
            var notes = tree.Add(new File(home, "notes.txt"));
            notes.Append(new Chunk(UInt128.MaxValue, 4096), Now);
            notes.Append(new Chunk(7, 12), Now);
            tree.Add(new SymbolicLink(root, "latest", notes));
        },
        tree =>
        {
            var notes = (File)tree.Find("/home/notes.txt")!;
            (notes.Path, tree.Root.Size(tree)).ShouldBe(("/home/notes.txt", 4108L));
            notes.Signature.IsDefault.ShouldBeTrue("never signed");
            notes.Sign(0xCA, 0xFE);
            notes.Permissions |= Permissions.GroupRead | (Permissions)0x8000;
            var (home, backup) = ((Folder)tree.Find("/home")!, tree.Add(new Folder(tree.Root, "backup")));
            home.MoveTo(backup);
            Should.Throw<InvalidOperationException>(() => backup.MoveTo(home));
        },
        tree =>
        {
            var notes = tree.Files.ByName["notes.txt"].Single();
            notes.Path.ShouldBe("/backup/home/notes.txt");
            notes.Signature.ShouldBe([0xCA, 0xFE]);
            ((SymbolicLink)tree.Find("/latest")!).Target.ShouldBeSameAs(notes);
            notes.Sign();
            notes.Name = "old-notes.txt";
        },
        tree =>
        {
            tree.Files.ByName.Contains("notes.txt").ShouldBeFalse();
            tree.Write(() =>
            {
                tree.Delete(tree.Find("/latest")!);
                tree.Delete(tree.Files.ByName["old-notes.txt"].Single());
            });
            tree.Files.Count.ShouldBe(0);
        });
}
