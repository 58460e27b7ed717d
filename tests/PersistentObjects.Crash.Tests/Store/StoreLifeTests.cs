using System.Globalization;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// Many lives of stores, in each of which one thing after the other goes wrong. Where the tests beside this one go through
/// all places of one kind of crash, these mix the kinds.
/// </summary>
public class StoreLifeTests
{
    const int LivesOfTest = 100;

    [Test]
    public void Every_acknowledged_transaction_survives_whatever_goes_wrong_in_the_life_of_a_store([ValueSource(nameof(Tens))] int ten)
    {
        for (var seed = 0; seed < LivesOfTest; seed++) StoreLife.Live(ten * LivesOfTest + seed);
    }

    /// <summary>
    /// CRASH_SOAK=forever goes on until it is stopped, on all cores, and says where it is. CRASH_SEED is where it begins,
    /// chance by default. Without the former it is one life.
    /// </summary>
    [Test]
    public void Lives_until_stopped()
    {
        var begin = Soak.FirstSeed ?? (Environment.TickCount & 0xFFFFFFF);
        if (!Soak.IsForever)
        {
            StoreLife.Live(begin);
            return;
        }
        Parallel.ForEach(Enumerable.Range(begin, int.MaxValue - begin), seed =>
        {
            if (seed % 1000 == 0) TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {Crashes.Count:N0} simulated crashes of stores"));
            StoreLife.Live(seed);
        });
    }

    static IEnumerable<int> Tens => Soak.Seeds(8);
}
