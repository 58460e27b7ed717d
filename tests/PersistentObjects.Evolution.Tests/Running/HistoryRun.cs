using PersistentObjects.Evolution.Tests.Builds;
using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Running;

/// <summary>Runs the builds of a program one after the other on one store.</summary>
sealed class HistoryRun(IReadOnlyList<BuiltProgram> builds)
{
    SimulatedDisk Disk { get; } = new();

    BuiltProgram Newest => builds[^1];

    /// <summary>All builds but the newest have had their turn.</summary>
    public static HistoryRun Begin(IReadOnlyList<BuiltProgram> builds, Origin origin)
    {
        var run = new HistoryRun(builds);
        run.Write(builds[0], origin, 1, 2);
        foreach (var (i, build) in builds.Index().Skip(1).SkipLast(1)) run.Write(build, origin, i + 2);
        return run;
    }

    /// <summary>
    /// The newest build finds what is expected, changes it, and finds the same again after restarts from the log, from a snapshot
    /// and from the log behind it.
    /// </summary>
    public void ShouldContinueWith(string[] expected)
    {
        string[] changed;
        string hash;
        using (var store = Newest.Open(Disk))
        {
            Newest.Describe(store).ShouldBe(expected, "when it is opened");
            store.ShouldBeSound();
            Newest.Act(store, builds.Count + 1);
            (changed, hash) = (Newest.Describe(store), store.ComputeStateHash());
        }
        ShouldHold(changed, hash, "after a restart", Snapshot);
        ShouldHold(changed, hash, "from a snapshot", store => Newest.Act(store, builds.Count + 2));
        using (var store = Newest.Open(Disk)) (changed, hash) = (Newest.Describe(store), store.ComputeStateHash());
        ShouldHold(changed, hash, "from a log behind a snapshot");
    }

    /// <summary>The newest build refuses the store with all these differences in one message, and no byte is another one.</summary>
    public void ShouldBeRefused(string[] differences)
    {
        var refused = ShouldRefuse<IncompatibleSchemaException>();
        foreach (var difference in differences) refused.Message.ShouldContain(difference);
        refused.Differences.Count.ShouldBe(differences.Length, refused.Message);
    }

    /// <summary>The newest build refuses the store, and changes no byte of it.</summary>
    public T ShouldRefuse<T>()
        where T : Exception
    {
        var before = Disk.Contents();
        var refused = Should.Throw<T>(() => Newest.Open(Disk).Dispose());
        Disk.Contents().ShouldBe(before);
        // Who wrote it goes on with it.
        Write(builds[0], Origin.Log, 2);
        return refused;
    }

    void ShouldHold(string[] lines, string hash, string when, Action<PersistentStore>? then = null)
    {
        Disk.ShouldBeSound();
        using (var store = Newest.Open(Disk))
        {
            Newest.Describe(store).ShouldBe(lines, when);
            store.ComputeStateHash().ShouldBe(hash, when);
            store.ShouldBeSound();
            then?.Invoke(store);
        }
        Disk.ShouldBeSound();
    }

    void Write(BuiltProgram build, Origin origin, params int[] rounds)
    {
        using (var store = build.Open(Disk))
        {
            foreach (var round in rounds)
            {
                if (origin == Origin.LogBehindSnapshot && round == rounds[^1]) Snapshot(store);
                build.Act(store, round);
            }
            if (origin == Origin.Snapshot) Snapshot(store);
        }
        Disk.ShouldBeSound();
    }

    static void Snapshot(PersistentStore store) => store.SnapshotAsync().GetAwaiter().GetResult();
}
