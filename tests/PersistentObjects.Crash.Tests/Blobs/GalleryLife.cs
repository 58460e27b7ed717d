using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Blobs;

/// <summary>What a store goes through that makes, sets, replaces and deletes blobs, with snapshots in between that delete files.</summary>
static class GalleryLife
{
    /// <summary>Each is one transaction, but for those that change nothing.</summary>
    static readonly Action<Gallery>[] Steps =
    [
        gallery => gallery.Add(new Picture { Title = "a", Content = Blob(40, 1) }),
        gallery => gallery.Add(new Picture { Title = "b", Content = Blob(600, 2) }),
        gallery =>
        {
            var content = gallery.CreateBlob(new MemoryStream(Bytes(3000, 3)));
            gallery.Write(() => Find(gallery, "a").Content = content);
        },
        gallery => gallery.Add(new Picture { Title = "c", Content = Blob(600, 2) }),
        Snapshot,
        gallery => gallery.Write(() => Find(gallery, "b").Content = Blob(700, 4)),
        gallery => gallery.Delete(Find(gallery, "c")),
        FillSegment,
        Snapshot,
        gallery => Find(gallery, "a").Content = null,
        FillSegment,
        Snapshot,
        FillSegment,
        Snapshot,
        // The content of a file that is deleted by then.
        gallery => Find(gallery, "b").Content = Blob(600, 2),
        FillSegment,
        Snapshot,
    ];

    internal static int Length => Steps.Length;

    internal static StoreOptions On(SimulatedDisk disk)
        => new() { Storage = disk, SegmentSizeBytes = 4096, BlobThresholdBytes = 99, SnapshotsKept = 1, SnapshotLogBytes = 0 };

    /// <summary>The hashes of the states before the first step and behind each.</summary>
    internal static IReadOnlyList<string> States()
    {
        using var gallery = Gallery.InMemory();
        return [gallery.ComputeStateHash(), .. Steps.Select(step =>
        {
            if (step != Snapshot) step(gallery);
            return gallery.ComputeStateHash();
        })];
    }

    /// <summary>Runs all steps; told is how many are done.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="done">Told after each step.</param>
    /// <param name="collects">Whether blobs that cannot be reached any more are known not to be: only then their files go.</param>
    internal static void Run(SimulatedDisk disk, Action<int> done, bool collects)
    {
        using var gallery = Gallery.Open(On(disk));
        for (var i = 0; i < Steps.Length; i++)
        {
            if (collects && Steps[i] == Snapshot) Collect(gallery);
            Steps[i](gallery);
            done(i + 1);
        }
    }

    /// <summary>What comes after the crash: everything can still be done.</summary>
    internal static void GoOn(Gallery gallery)
    {
        var picture = gallery.Add(new Picture { Title = "z", Content = Blob(600, 2) });
        picture.Content = Blob(800, 9);
        Snapshot(gallery);
        gallery.Verify().Findings.ShouldBeEmpty();
        picture.Content.ReadAllBytes().ShouldBe(Bytes(800, 9));
    }

    static void Snapshot(Gallery gallery) => gallery.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();

    static void FillSegment(Gallery gallery)
        => gallery.Add(new Picture { Title = new string('f', 3000) });

    static Picture Find(Gallery gallery, string title) => gallery.Pictures.Single(picture => picture.Title == title);

    static void Collect(Gallery gallery)
    {
        gallery.Write(() => { });
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    static PersistentBlob Blob(int count, int seed) => PersistentBlob.FromBytes(Bytes(count, seed));

    static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
