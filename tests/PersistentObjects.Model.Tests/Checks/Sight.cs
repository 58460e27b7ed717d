using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>What is compared: a store as the thread sees it now, and the world that it should see.</summary>
sealed record Sight(Archive Archive, World World, IReadOnlyDictionary<long, PersistentObject> Objects)
{
    /// <summary>Inside a write transaction: what it has changed has no version yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Compare everything, instead of a part that changes from call to call.</summary>
    public bool IsThorough { get; init; }

    /// <summary>Chooses the part.</summary>
    public int Choice { get; init; }

    /// <summary>All folders that there are or were, and none.</summary>
    public IEnumerable<long> KnownFolders => [0, .. Objects.Where(pair => pair.Value is Folder).Select(pair => pair.Key).Order()];

    public Folder? Folder(long id) => id == 0 ? null : (Folder)Objects[id];

    /// <summary>All of them, or one.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> all) => Some(all, all.Count);

    /// <summary>As many of them, or one; which ones changes from call to call.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> all, int most)
    {
        var count = Math.Min(all.Count, IsThorough ? most : 1);
        return count == all.Count ? all : [.. Enumerable.Range(0, count).Select(i => all[(Choice + i) % all.Count])];
    }

    public static List<long> Ids(IEnumerable<PersistentObject> objects) => [.. objects.Select(o => o.Id.Value)];
}
