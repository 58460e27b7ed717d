using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Backups;

/// <summary>
/// Files of an open store that are copied by hand, each at another moment, while transactions are made, segments begun,
/// snapshots taken, old files deleted and the store is opened anew: the copy has a state that the store once had, or it is refused.
/// </summary>
public class HandCopyTests
{
    const int CopiesOfEach = 60;

    [Test]
    public void A_copy_of_files_made_at_different_moments_is_a_state_that_the_store_once_had_or_is_refused(
        [Values] Durability durability, [Values] bool inPieces, [ValueSource(nameof(Seeds))] int seed)
    {
        var (opened, refused, past) = (0, 0, 0);
        using var store = new LivingStore(seed, durability);
        var random = new Random(seed);
        for (var i = 0; i < CopiesOfEach; i++)
        {
            Circumstances.Describe($"seed {seed}, copy {i}", () =>
            {
                var copy = new HandCopy(random, () => Elapse(store, random), () => store.Disk).Make(inPieces);
                switch (Check(store, copy))
                {
                    case null:
                        refused++;
                        break;
                    case var version:
                        opened++;
                        if (version < store.Version) past++;
                        break;
                }
            });
        }
        // A test that sees only one side of it would prove little.
        opened.ShouldBeGreaterThan(CopiesOfEach / 20);
        refused.ShouldBeGreaterThan(CopiesOfEach / 20);
        past.ShouldBeGreaterThan(0);
        store.Snapshots.ShouldBeGreaterThan(5);
    }

    [Test]
    public void A_copy_of_one_moment_is_the_state_of_that_moment([ValueSource(nameof(Seeds))] int seed)
    {
        using var store = new LivingStore(seed, Durability.Full);
        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            Elapse(store, random);
            Check(store, new HandCopy(random, () => { }, () => store.Disk).Make(inPieces: false)).ShouldBe(store.Version);
        }
    }

    static void Elapse(LivingStore store, Random random)
    {
        for (var steps = random.Next(6); steps > 0; steps--) store.Live();
    }

    /// <summary>The version that the copy has; null when it is refused.</summary>
    static long? Check(LivingStore store, SimulatedDisk copy)
    {
        try
        {
            using var bank = LivingStore.Open(copy);
            bank.Version.ShouldBeLessThanOrEqualTo(store.Version);
            bank.ComputeStateHash().ShouldBe(store.HashAt(bank.Version), $"version {bank.Version}");
            bank.VerifyIndexes().ShouldBeEmpty();
            return bank.Version;
        }
        catch (StoreCorruptedException e)
        {
            e.File.ShouldNotBeNullOrEmpty();
            return null;
        }
    }

    static IEnumerable<int> Seeds => Soak.Seeds(4);
}
