using PersistentObjects.Crash.Tests.Store;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>Bits that change on the disk, wherever they lie, in whichever file.</summary>
public class FlippedByteTests
{
    static long s_flips;

    [TestCase(1, 0)]
    [TestCase(2, 2)]
    public void Every_single_byte_of_every_file_may_be_wrong(int seed, int snapshots)
    {
        var store = DamagedStore.Create(seed, steps: 25, snapshots);
        var random = new Random(seed);
        var last = store.Paths.Last(path => path.EndsWith(".log", StringComparison.Ordinal));
        var lastBatch = new SealedSegment(store.Files[last]).Batches[^1];
        var (refusals, flips) = (0, 0);
        foreach (var path in store.Paths)
        {
            for (var i = 0; i < store.Files[path].Length; i++)
            {
                var flip = random.Next(4) == 0 ? random.Next(1, 256) : 1 << random.Next(8);
                Circumstances.Describe($"{path}, byte {i} of {store.Files[path].Length}, changed by {flip}", () =>
                {
                    var refusal = store.Open(store.Files.With(path, bytes => bytes[i] ^= (byte)flip), DamagedStore.LastBatch);
                    if (refusal is not null) refusals++;
                    // Only what may be an interrupted write is cut away; all other bytes testify for one another. In place of a
                    // snapshot there is another one, and what lies before the newest is not read.
                    if (snapshots == 0) (refusal is null).ShouldBe(path == last && i >= lastBatch);
                });
                flips++;
            }
        }
        Interlocked.Add(ref s_flips, flips);
        flips.ShouldBeGreaterThan(8000);
        if (snapshots == 0) refusals.ShouldBeGreaterThan(4000, "most of the bytes are in segments that are not the last one");
    }

    [Test]
    public void Any_few_bytes_of_a_large_store_may_be_wrong([ValueSource(nameof(Seeds))] int seed, [Values(0, 2)] int snapshots)
    {
        const int times = 40;
        var store = DamagedStore.Create(seed, steps: 400, snapshots);
        var random = new Random(seed);
        string[] paths = [.. store.Paths.Where(path => store.Files[path].Length > 0)];
        if (snapshots == 0) paths.Length.ShouldBeGreaterThan(10);
        for (var i = 0; i < times; i++)
        {
            // One damaged place each: with several, the one that testifies for another may be damaged as well.
            var path = paths[random.Next(paths.Length)];
            var begin = random.Next(store.Files[path].Length);
            var length = Math.Min(random.Next(1, 9), store.Files[path].Length - begin);
            var noise = new byte[length];
            random.NextBytes(noise);
            Circumstances.Describe($"{path}, {length} bytes from {begin} on", () => store.Open(
                store.Files.With(path, bytes => noise.CopyTo(bytes, begin)), DamagedStore.LastBatch));
            Interlocked.Add(ref s_flips, length);
        }
    }

    [OneTimeTearDown]
    public static void Report() => TestContext.Error.WriteLine($"{s_flips:N0} bytes of stores changed.");

    static IEnumerable<int> Seeds => Soak.Seeds(5);
}
