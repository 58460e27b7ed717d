using PersistentObjects.Crash.Tests.Store;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>Files that are shorter or longer than they were, or full of something else. Opening ends soon, with a clear word.</summary>
public class BrokenFileTests
{
    [Test]
    public void A_file_may_be_cut_off_at_every_length([Values(1)] int seed, [Values(0, 2)] int snapshots)
    {
        // Twice the steps are four times the work.
        var store = DamagedStore.Create(seed, steps: Soak.Factor > 1 ? 25 : 12, snapshots);
        foreach (var path in store.Paths)
        {
            for (var length = 0; length < store.Files[path].Length; length++)
            {
                Circumstances.Describe($"{path}, {length} bytes of {store.Files[path].Length}", () => Limits.Watch(() =>
                {
                    var refusal = store.Open(store.Files.With(path, store.Files[path][..length]), mayLose: 0);
                    if (snapshots == 0) refusal.ShouldBeOfType<StoreCorruptedException>().File.ShouldEndWith(path);
                }));
            }
        }
    }

    [Test]
    public void A_file_may_be_followed_by_other_bytes([Range(1, 20)] int seed)
    {
        var store = DamagedStore.Create(seed, steps: 25, snapshots: seed % 3);
        var random = new Random(seed);
        foreach (var path in store.Paths)
        {
            var more = new byte[random.Next(1, 3000)];
            random.NextBytes(more);
            Circumstances.Describe($"{path}, followed by {more.Length} bytes", () => Limits.Watch(
                () => store.Open(store.Files.With(path, [.. store.Files[path], .. more]), mayLose: 0)));
        }
    }

    [Test]
    public void A_file_may_be_replaced_by_random_bytes([Range(1, 20)] int seed)
    {
        var store = DamagedStore.Create(seed, steps: 25, snapshots: seed % 3);
        var random = new Random(seed);
        foreach (var path in store.Paths)
        {
            foreach (var begin in (int[])[0, 8, 64])
            {
                var length = store.Files[path].Length;
                if (begin >= length) continue;
                var replaced = store.Files.With(path, bytes => random.NextBytes(bytes.AsSpan(begin)));
                Circumstances.Describe($"{path}, random from {begin} on", () => Limits.Watch(() => store.Open(replaced, mayLose: store.Transactions)));
            }
        }
    }

    [Test]
    public void Old_bytes_may_lie_behind_the_end_of_the_log([Range(1, 10)] int seed)
    {
        var store = DamagedStore.Create(seed, steps: 33);
        var foreign = DamagedStore.Create(seed, steps: 33);
        var random = new Random(seed);
        var last = store.Paths.Last(path => path.EndsWith(".log", StringComparison.Ordinal));
        var end = new SealedSegment(store.Files[last]).End;
        string[] sources = [.. store.Paths.Where(path => path.EndsWith(".log", StringComparison.Ordinal))];
        for (var i = 0; i < 200; i++)
        {
            // What a file system gives a segment that reuses blocks: of this store or another one, at the same place or not.
            var source = (random.Next(2) == 0 ? store : foreign).Files[sources[random.Next(sources.Length)]];
            var from = random.Next(3) == 0 ? end : random.Next(source.Length / 8) * 8;
            var to = random.Next(3) == 0 ? end : random.Next(end, store.Files[last].Length) & ~7;
            var length = Math.Min(source.Length - from, store.Files[last].Length - to);
            var recycled = store.Files.With(last, bytes => source.AsSpan(from, length).CopyTo(bytes.AsSpan(to)));
            Circumstances.Describe($"{length} bytes from {from} at {to}, {end} being the end", () => store.Open(recycled, mayLose: 0).ShouldBeNull());
        }
    }
}
