namespace PersistentObjects.Model.Tests.Checks;

/// <summary>An ordered composite index from end to end: by the folder, which counts by its id, then by size.</summary>
sealed class WholeOrderCheck() : IndexCheck("ByFolderAndSize.All")
{
    public override void Check(Sight sight)
    {
        var expected = sight.World.Documents
            .OrderBy(pair => pair.Value.Folder)
            .ThenBy(pair => pair.Value.Size)
            .ThenBy(pair => pair.Key)
            .Select(pair => pair.Key)
            .ToList();
        var all = sight.Archive.Documents.ByFolderAndSize.All;
        ModelMismatchException.RequireSame(Sight.Ids(all), expected, Name);
        expected.Reverse();
        ModelMismatchException.RequireSame(Sight.Ids(all.Descending()), expected, Name + ".Descending()");
    }
}
