namespace PersistentObjects.Tests.Store;

public class RandomProgramTests
{
    const int Steps = 2000;

    [Test]
    public void A_random_program_does_to_a_store_what_it_does_to_dictionaries(
        [Values] Durability durability, [Values(1, 2, 3, 4)] int seed)
    {
        using var stored = new BankOnDisk(durability);
        var program = new RandomProgram(stored, seed);
        program.Run(Steps);

        ShouldHaveDoneMuch(program);
    }

    [Test]
    public void A_random_program_with_snapshots_does_so_too([Values] Durability durability, [Values(5, 6, 7)] int seed)
    {
        using var stored = new BankOnDisk(durability, segmentSizeBytes: 4096);
        var program = new RandomProgram(stored, seed, snapshots: true);
        program.Run(Steps);
        ShouldHaveDoneMuch(program);
        program.Snapshots.ShouldBeGreaterThan(3);
        stored.Bank.Recovery.SnapshotFile.ShouldNotBeNull();
    }

    static void ShouldHaveDoneMuch(RandomProgram program)
    {
        // A program that does next to nothing would prove nothing.
        program.Commits.ShouldBeGreaterThan(Steps / 2);
        program.Failures.ShouldBeGreaterThan(Steps / 20);
        program.Violations.ShouldBeGreaterThan(Steps / 20);
    }
}
