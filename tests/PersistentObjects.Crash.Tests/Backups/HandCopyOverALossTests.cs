using PersistentObjects.Crash.Tests.Catalogue;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Backups;

/// <summary>
/// Files of a store that are copied by hand while it loses what it had not synced and goes on with other transactions of the same
/// versions and lengths: what was copied before and what was copied afterwards never read as one log.
/// </summary>
public class HandCopyOverALossTests
{
    const int WordBytes = 8;
    const int PieceBytes = 256;

    [Test]
    public void A_copy_that_goes_on_over_a_loss_is_a_state_that_was_or_is_refused(
        [Values] Loss loss, [Values(1, 2)] int versions, [Values] bool takesSnapshot)
    {
        var (opened, refused) = (0, 0);
        // The batch that is lost lies in the middle of a segment, or is the last one of it.
        for (var before = 0; before < 20; before++)
        {
            foreach (var shift in (int[])[-2, -1, 0, 1, 2, 600])
            {
                Circumstances.Describe($"{before} batches before, {shift} words behind the lost one", () =>
                {
                    if (IsOpened(CopyOver(loss, versions, takesSnapshot, before, shift))) opened++;
                    else refused++;
                });
            }
        }
        // A test that sees only one side of it would prove little.
        opened.ShouldBeGreaterThan(10);
        refused.ShouldBeGreaterThan(10);
    }

    [Test]
    public void A_snapshot_of_what_took_the_place_of_a_lost_batch_is_not_opened_with_that_batch([Values] Loss loss)
    {
        var (forks, opened) = (0, 0);
        for (var before = 0; before < 20; before++)
        {
            Circumstances.Describe($"{before} batches before", () =>
            {
                using var store = new ForkingStore(before);
                for (var i = 0; i < before; i++) store.Write(1);
                store.WriteInVain(loss, 2);
                var copying = new HandCopy(new Random(before), () => { }, () => store.Disk);
                copying.MakeInOrder("", "log");
                store.Reopen(loss, Survival.Nothing);
                forks += store.Forks;
                // The first of the two versions is another one now.
                store.Write(1);
                store.TakeSnapshot();
                if (IsOpened((store, copying.MakeInOrder("snapshots")))) opened += store.Forks;
            });
        }
        forks.ShouldBeGreaterThan(5);
        opened.ShouldBe(0);
    }

    [Test]
    public void Any_copy_made_in_the_life_of_a_store_that_loses_batches_is_a_state_that_was_or_is_refused(
        [ValueSource(nameof(Seeds))] int seed)
    {
        const int copies = 60;
        var (opened, random) = (0, new Random(seed));
        using var store = new ForkingStore(seed);
        var loss = Loss.FailedSync;
        for (var i = 0; i < copies; i++)
        {
            Circumstances.Describe($"seed {seed}, copy {i}", () =>
            {
                var copy = new HandCopy(random, () => Elapse(store, random, ref loss), () => store.Disk, PieceBytes).Make(inPieces: true);
                if (IsOpened((store, copy))) opened++;
            });
        }
        opened.ShouldBeInRange(copies / 20, copies - copies / 20);
        store.Forks.ShouldBeGreaterThan(copies / 4);
    }

    /// <summary>
    /// The batch that will be lost is in the files while copying comes by; others are there when the rest is copied, from the end
    /// of that batch on or from some words before or behind it.
    /// </summary>
    static (ForkingStore Store, SimulatedDisk Copy) CopyOver(Loss loss, int versions, bool takesSnapshot, int before, int shift)
    {
        var store = new ForkingStore(before);
        for (var i = 0; i < before; i++) store.Write(versions);
        var (word, begin, end) = (0L, WordsToTheEnd(store.Disk), long.MaxValue);
        var copy = new HandCopy(new Random(before), NextWord, () => store.Disk, WordBytes).MakeInOrder("", "log", "snapshots");
        store.Forks.ShouldBeLessThanOrEqualTo(1);
        return (store, copy);

        void NextWord()
        {
            if (word == begin - 1)
            {
                store.WriteInVain(loss, versions);
                end = WordsToTheEnd(store.Disk) + shift;
            }
            else if (word == end)
            {
                store.Reopen(loss, Survival.Nothing);
                for (var i = 0; i < 3; i++)
                {
                    store.Write(versions);
                    if (takesSnapshot && i == 0) store.TakeSnapshot();
                }
            }
            word++;
        }
    }

    /// <summary>How many words are read of the log before the one that lies behind its last batch.</summary>
    static long WordsToTheEnd(SimulatedDisk disk)
    {
        var paths = disk.ListFiles("log").Where(name => name.EndsWith(".log", StringComparison.Ordinal)).ToList();
        using var last = disk.Open($"log/{paths[^1]}", readOnly: true);
        var segment = new byte[last.Length];
        last.Read(segment, 0);
        // The end of each file is looked at, too.
        return (paths.Count - 1) * (last.Length / WordBytes + 1) + new SealedSegment(segment).End / WordBytes;
    }

    static void Elapse(ForkingStore store, Random random, ref Loss loss)
    {
        for (var steps = random.Next(4); steps > 0; steps--)
        {
            if (store.IsDoomed) store.Reopen(loss, random.Next(2) == 0 ? Survival.Nothing : Survival.Random(random.Next()));
            else if (random.Next(12) == 0) store.TakeSnapshot();
            else if (random.Next(4) == 0) store.WriteInVain(loss = (Loss)random.Next(2), random.Next(1, ForkingStore.MostVersions + 1));
            else store.Write(random.Next(1, ForkingStore.MostVersions + 1));
        }
    }

    static bool IsOpened((ForkingStore Store, SimulatedDisk Copy) made)
    {
        try
        {
            using var bank = ForkingStore.Open(made.Copy);
            made.Store.Had(bank).ShouldBeTrue($"version {bank.Version}");
            bank.VerifyIndexes().ShouldBeEmpty();
            return true;
        }
        catch (StoreCorruptedException e)
        {
            e.File.ShouldNotBeNullOrEmpty();
            return false;
        }
    }

    static IEnumerable<int> Seeds => Soak.Seeds(2);
}
