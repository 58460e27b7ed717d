namespace PersistentObjects.Tests.Indexes.Files;

public class FileProgramTests
{
    const int Steps = 300;

    [Test]
    public void Every_index_says_what_a_scan_finds([Values] Durability durability, [Values(1, 2, 3)] int seed)
    {
        using var program = new FileProgram(seed, durability);
        program.Run(Steps);

        // A program that does next to nothing would prove nothing.
        program.Commits.ShouldBeGreaterThan(Steps / 4);
        program.Violations.ShouldBeGreaterThan(Steps / 60);
        program.Faults.ShouldBeGreaterThan(Steps / 60);
    }
}
