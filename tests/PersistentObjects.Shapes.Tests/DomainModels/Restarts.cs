using PersistentObjects.Shapes.Tests.Pictures;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Shapes.Tests.DomainModels;

/// <summary>A store in a real directory that is closed and opened again and again.</summary>
static class Restarts
{
    /// <summary>
    /// Opens the store for each step anew, checks that all is there as the step before has left it, and takes the step,
    /// which must change something. After the last one it looks once more, and again
    /// after a restart from a snapshot.
    /// </summary>
    public static void Survive<TStore>(Func<string, TStore> open, params Action<TStore>[] steps)
        where TStore : PersistentStore
    {
        using var directory = new TemporaryDirectory();
        var (left, leftHash) = ("", "");
        foreach (var step in steps)
        {
            using var store = open(directory.FullName);
            var found = StorePicture.Of(store);
            if (left.Length > 0) (found, store.ComputeStateHash()).ShouldBe((left, leftHash));
            step(store);
            (left, leftHash) = (StorePicture.Of(store), store.ComputeStateHash());
            left.ShouldNotBe(found, "a step that changes nothing proves nothing");
        }
        using (var fromLog = open(directory.FullName))
        {
            (StorePicture.Of(fromLog), fromLog.ComputeStateHash()).ShouldBe((left, leftHash));
            fromLog.SnapshotAsync().GetAwaiter().GetResult();
        }
        using var fromSnapshot = open(directory.FullName);
        (fromSnapshot.Recovery.SnapshotVersion, fromSnapshot.Recovery.Transactions).ShouldBe((fromSnapshot.Version, 0));
        (StorePicture.Of(fromSnapshot), fromSnapshot.ComputeStateHash()).ShouldBe((left, leftHash));
    }
}
