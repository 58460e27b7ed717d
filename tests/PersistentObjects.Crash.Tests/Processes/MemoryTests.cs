using System.Globalization;
using PersistentObjects.Crash.Tests.Writer;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Crash.Tests.Processes;

/// <summary>A process whose managed heap may not grow any more.</summary>
public class MemoryTests
{
    const long HeapBytes = 128 << 20;

    [Test]
    public void A_store_that_has_reached_the_limit_refuses_lets_delete_and_holds_what_was_committed()
    {
        using var directory = new TemporaryDirectory();
        List<string> lines;
        using (var process = WriterProcess.StartWithHeap(HeapBytes, "fill", directory.FullName)) lines = process.ReadToEnd();
        lines.Count.ShouldBe(4, string.Join('\n', lines));
        lines.ShouldAllBe(line => line.StartsWith("refused") || line.StartsWith("ended"));
        var objects = lines.Select(line => long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)).ToList();
        // Also what had not been flushed yet has taken some of it.
        objects[..3].ShouldAllBe(count => count > 5000);

        using var hold = Hold.Open(Hold.Options(directory.FullName));
        lines[^1].ShouldBe($"ended {hold.Version} {hold.Ballast.Count} {hold.ComputeStateHash()}");
        hold.VerifyIndexes().ShouldBeEmpty();
    }

    /// <summary>Allocations fail anywhere, in the store or beside it, so that the process may end at any moment.</summary>
    [Test]
    public void A_process_without_memory_leaves_whole_transactions()
    {
        using var directory = new TemporaryDirectory();
        List<string> lines;
        using (var process = WriterProcess.StartWithHeap(HeapBytes, "choke", directory.FullName)) lines = process.ReadToEnd();
        lines.Count(line => line.StartsWith("committed")).ShouldBeGreaterThan(100);

        using var hold = Hold.Open(Hold.Options(directory.FullName));
        hold.VerifyIndexes().ShouldBeEmpty();
        var transactions = hold.Ballast.GroupBy(ballast => ballast.Transaction).ToList();
        transactions.Count.ShouldBeGreaterThan(50);
        foreach (var transaction in transactions)
        {
            // The last object of a transaction says how many there are.
            var last = transaction.MaxBy(ballast => ballast.Number)!;
            last.Text.ShouldBe($"{transaction.Count()}", $"transaction {transaction.Key}");
        }
        if (lines[^1] != "flushed") return;
        // There may have been no memory for the line that tells of the last one.
        var told = int.Parse(lines[^2].Split(' ')[1], CultureInfo.InvariantCulture);
        hold.Ballast.Max(ballast => ballast.Transaction).ShouldBeInRange(told, told + 1);
    }
}
