using System.Globalization;
using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>
/// Real files with changes whose checksums are right, so that what stands behind the checksums is read. Nothing can tell that
/// it is wrong as long as it makes sense; but it is refused with a clear word when it doesn't, soon, and without taking memory
/// that the file does not account for. FUZZ_SOAK=20 tries twenty times as many, FUZZ_SOAK=forever goes on until stopped.
/// </summary>
public class FuzzTests
{
    const int TriesOfTest = 400;

    static readonly string? Switch = Environment.GetEnvironmentVariable("FUZZ_SOAK");
    static readonly Lazy<DamagedStore[]> Stores = new(() => [.. Enumerable.Range(1, 4).Select(seed => DamagedStore.Create(seed, steps: 30))]);

    static long s_tries;
    static long s_refusals;

    [Test]
    public void A_reader_of_the_log_refuses_what_makes_no_sense([ValueSource(nameof(Hundreds))] int hundred)
    {
        for (var i = 0; i < TriesOfTest; i++) Try(hundred * TriesOfTest + i);
        s_refusals.ShouldBeGreaterThan(0);
    }

    [Test]
    public void Readers_until_stopped()
    {
        var begin = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var seed) ? seed : Environment.TickCount & 0xFFFFFFF;
        if (Switch != "forever")
        {
            Try(begin);
            return;
        }
        Parallel.ForEach(Enumerable.Range(begin, int.MaxValue - begin), next =>
        {
            if (next % 10_000 == 0) TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {next}: {s_tries:N0} tries, {s_refusals:N0} refused"));
            Try(next);
        });
    }

    [OneTimeTearDown]
    public static void Report() => TestContext.Error.WriteLine($"{s_tries:N0} changed files read, {s_refusals:N0} refused.");

    static IEnumerable<int> Hundreds => Enumerable.Range(1, 20 * (int.TryParse(Switch, out var factor) ? factor : 1));

    static void Try(int seed) => Circumstances.Describe($"seed {seed}", () =>
    {
        var random = new Random(seed);
        var store = Stores.Value[random.Next(Stores.Value.Length)];
        string[] segments = [.. store.Paths.Where(path => path.EndsWith(".log", StringComparison.Ordinal))];
        var path = segments[random.Next(segments.Length)];
        var segment = new SealedSegment(store.Files[path]);
        if (segment.Batches.Count == 0) return;
        for (var batches = random.Next(1, 3); batches > 0; batches--)
        {
            var offset = segment.Batches[random.Next(segment.Batches.Count)];
            segment.Seal(offset, Mutation.Mutate(segment.RecordsAt(offset), random));
        }
        var disk = Relink(store.Files, path, segment, segments).ToDisk();
        Interlocked.Increment(ref s_tries);
        Limits.Watch(() =>
        {
            if (!OpensAndReads(disk)) Interlocked.Increment(ref s_refusals);
        });
    });

    /// <summary>The files with the changed segment, to which all that follows is linked, so that it is read as well.</summary>
    static StoredFiles Relink(StoredFiles files, string path, SealedSegment changed, string[] segments)
    {
        var last = changed.Relink(changed.Link);
        files = files.With(path, changed.Bytes);
        foreach (var next in segments.SkipWhile(segment => segment != path).Skip(1))
        {
            var segment = new SealedSegment(files[next]);
            last = segment.Relink(last);
            files = files.With(next, segment.Bytes);
        }
        return files;
    }

    static bool OpensAndReads(SimulatedDisk disk)
    {
        try
        {
            using var bank = StoreOnDisk.Open(disk);
            foreach (var item in bank.Items)
            {
                _ = item.ToString();
                _ = (item.Serial, item.Code, item.Grade, item.Note, (item as Account)?.Balance, (item as Account)?.Limit, (item as Customer)?.Token);
                if (item.Partner is { IsDeleted: false } partner) _ = partner.Serial;
            }
            bank.VerifyIndexes().ShouldBeEmpty();
            return true;
        }
        catch (PersistentStoreException refusal)
        {
            refusal.Message.Length.ShouldBeGreaterThan(40);
            return false;
        }
    }
}
