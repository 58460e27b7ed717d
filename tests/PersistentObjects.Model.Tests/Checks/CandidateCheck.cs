using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>
/// Compares the candidates of indexes, which are their memory, with the keys that there are. Too many are not seen by who
/// asks for a key, since each is checked; they would stay for ever.
/// </summary>
static class CandidateCheck
{
    static readonly Dictionary<string, Func<DocumentState, int>> KeysOf = new()
    {
        ["ByFolder"] = _ => 1,
        ["ByCode"] = state => state.Code is null ? 0 : 1,
        ["ByRank"] = state => state.Rank is null ? 0 : 1,
        ["BySize"] = _ => 1,
        ["ByOwner"] = _ => 1,
        ["ByLiveTier"] = state => state.IsDropped ? 0 : 1,
        ["ByTags"] = state => state.Tags.IsDefault ? 0 : state.Tags.Distinct().Count(),
        ["ByMarks"] = state => state.Marks.Split(',', StringSplitOptions.RemoveEmptyEntries).Length,
        ["BySlot"] = _ => 1,
        ["ByEnding"] = _ => 1,
        ["ByWords"] = state => state.Words.Distinct().Count(),
        ["ByFolderAndName"] = state => UniqueKeys.FolderAndName(state) is null ? 0 : 1,
        ["ByFolderAndAlias"] = state => UniqueKeys.FolderAndAlias(state) is null ? 0 : 1,
        ["ByFolderAndSize"] = _ => 1,
        ["ByPlace"] = _ => 1,
        ["ByTierAndSize"] = _ => 1,
    };

    /// <summary>Nothing may be open: what a view needs has candidates, too.</summary>
    public static void Check(Archive archive, World world)
    {
        archive.Heap.Settler.Request();
        foreach (var index in archive.Heap.Classes.ExtentOf(typeof(Document)).Indexes)
        {
            var name = index.Definition.Name;
            var expected = world.Documents.Values.Sum(KeysOf[name]);
            ModelMismatchException.Require(index.CandidateCount == expected, $"{name} has {index.CandidateCount} candidates instead of {expected}");
        }
    }
}
