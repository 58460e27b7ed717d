using PersistentObjects.Crash.Tests.Store;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>Whole files that are not the ones that belong there.</summary>
public class WrongFileTests
{
    const int Steps = 40;

    [Test]
    public void A_file_may_be_missing([Values(1, 2, 3)] int seed, [Values(0, 1, 2)] int snapshots)
    {
        var store = DamagedStore.Create(seed, Steps, snapshots);
        foreach (var path in store.Paths)
        {
            Circumstances.Describe(path, () =>
            {
                var refusal = store.Open(store.Files.With(path, contents: null), MayLose(store, path));
                if (path == "store.lock" || path == LastSegment(store)) return;
                ShouldBeDetected(refusal, snapshots);
            });
        }
    }

    [Test]
    public void A_file_may_hold_what_another_one_holds([Values(1, 2, 3)] int seed, [Values(0, 1, 2)] int snapshots)
    {
        var store = DamagedStore.Create(seed, Steps, snapshots);
        foreach (var path in store.Paths)
        {
            foreach (var other in store.Paths.Where(other => !store.Files[other].AsSpan().SequenceEqual(store.Files[path])))
            {
                Circumstances.Describe($"{path} is a copy of {other}", () => store.Open(store.Files.With(path, store.Files[other]), MayLose(store, path)));
            }
        }
    }

    [Test]
    public void Two_files_may_be_swapped([Values(1, 2, 3)] int seed, [Values(0, 1, 2)] int snapshots)
    {
        var store = DamagedStore.Create(seed, Steps, snapshots);
        foreach (var path in Contentful(store))
        {
            foreach (var other in Contentful(store).Where(other => string.CompareOrdinal(path, other) < 0))
            {
                Circumstances.Describe($"{path} and {other} are swapped", () => ShouldBeDetected(
                    store.Open(store.Files.With(path, store.Files[other]).With(other, store.Files[path]), mayLose: 0), snapshots));
            }
        }
    }

    [Test]
    public void A_file_may_be_that_of_another_store([Values(1, 2, 3)] int seed, [Values(0, 1, 2)] int snapshots)
    {
        var store = DamagedStore.Create(seed, Steps, snapshots);
        var foreign = DamagedStore.Create(seed, Steps, snapshots);
        foreach (var path in Contentful(store))
        {
            Circumstances.Describe(path, () => ShouldBeDetected(
                    store.Open(store.Files.With(path, foreign.Files[path]), mayLose: 0), snapshots));
        }
    }

    [Test]
    public void A_segment_may_be_there_twice([Values(1, 2, 3)] int seed, [Values(0, 1, 2)] int snapshots)
    {
        var store = DamagedStore.Create(seed, Steps, snapshots);
        var segments = store.Paths.Where(IsSegment).ToList();
        foreach (var path in segments)
        {
            foreach (var name in (string[])["log/00000000000000000002.log", $"log/{store.Transactions + 1:D20}.log", $"log/{store.Transactions + 7:D20}.log"])
            {
                if (segments.Contains(name)) continue;
                Circumstances.Describe($"{path} again as {name}", () => ShouldBeDetected(
                    store.Open(store.Files.With(name, store.Files[path]), mayLose: 0), snapshots));
            }
        }
    }

    [Test]
    public void A_segment_may_be_an_older_copy_of_itself([Values(1, 2, 3)] int seed, [Values(0, 1, 2)] int snapshots)
    {
        var older = DamagedStore.Create(seed, Steps / 2, snapshots);
        var disk = older.Files.ToDisk();
        var store = older.GoOn(disk, Steps);
        foreach (var path in older.Paths.Where(IsSegment))
        {
            if (store.Files.Files.TryGetValue(path, out var newer) && newer.AsSpan().SequenceEqual(older.Files[path])) continue;
            Circumstances.Describe(path, () => store.Open(store.Files.With(path, older.Files[path]), MayLose(store, path)));
        }
    }

    /// <summary>With snapshots a store may open without the file, as it should be: in place of one snapshot there is another.</summary>
    static void ShouldBeDetected(PersistentStoreException? refusal, int snapshots)
    {
        if (snapshots == 0) refusal.ShouldBeOfType<StoreCorruptedException>();
    }

    /// <summary>
    /// When the last segment is lost as a whole, the log looks as if it had ended earlier (FORMAT.md, "Limits").
    /// </summary>
    static int MayLose(DamagedStore store, string path)
        => path == LastSegment(store) ? store.Transactions - FirstVersion(path) + 1 : 0;

    static int FirstVersion(string segment) => int.Parse(Path.GetFileNameWithoutExtension(segment), System.Globalization.CultureInfo.InvariantCulture);

    static string LastSegment(DamagedStore store) => store.Paths.Last(IsSegment);

    static bool IsSegment(string path) => path.StartsWith("log/", StringComparison.Ordinal) && path.EndsWith(".log", StringComparison.Ordinal);

    static IEnumerable<string> Contentful(DamagedStore store) => store.Paths.Where(path => store.Files[path].Length > 0);
}
