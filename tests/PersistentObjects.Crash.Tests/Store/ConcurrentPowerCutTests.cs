using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// The power is cut while several threads write. Which transactions share a flush is up to the scheduler; that every
/// acknowledged one survives, and every one that could be read, is not.
/// </summary>
public class ConcurrentPowerCutTests
{
    const int TransactionsOfEach = 8;

    [Test]
    public async Task What_any_thread_was_told_or_could_read_survives_a_power_cut(
        [Values] Durability durability, [ValueSource(nameof(Seeds))] int seed)
    {
        var uncut = new SimulatedDisk();
        await new ConcurrentHistory(seed, durability).Run(uncut, TransactionsOfEach);
        for (var cut = 1; cut <= uncut.Operations; cut++)
        {
            var history = new ConcurrentHistory(seed, durability);
            var disk = await history.RunUntilPowerCut(new SimulatedDisk(), cut, TransactionsOfEach);
            // Fewer flushes than the first time may have been needed; then nothing may be lost.
            disk = disk.Crash(cut % 5, cut);
            disk = await history.RunUntilPowerCut(disk, cut / 2 + 1, TransactionsOfEach);
            history.Verify(disk.Crash(cut % 7, cut));
        }
    }

    static IEnumerable<int> Seeds => Soak.Seeds(3);
}
