using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Verification;

/// <summary>
/// The files of a store that has everything: several segments, two snapshots with the whole log below them, classes of all
/// kinds, updates, deletions, and references to deleted objects.
/// </summary>
static class SmallStore
{
    static readonly Lazy<StoredFiles> Whole = new(() => Make(snapshotsKept: 3));
    static readonly Lazy<StoredFiles> Tiny = new(() => Make(snapshotsKept: 3, textLength: 3));
    static readonly Lazy<StoredFiles> Trimmed = new(() => Make(snapshotsKept: 2));

    /// <summary>With the log from its beginning, and snapshots at versions 13 and 26.</summary>
    public static StoredFiles Files => Whole.Value;

    /// <summary>The same with short strings, for tests that look at every byte.</summary>
    public static StoredFiles TinyFiles => Tiny.Value;

    /// <summary>Without the log that the older snapshot makes needless.</summary>
    public static StoredFiles FilesBehindSnapshots => Trimmed.Value;

    public static string[] Segments(StoredFiles files) => [.. files.Files.Keys.Where(path => path.EndsWith(".log", StringComparison.Ordinal))];

    public static string[] Snapshots(StoredFiles files) => [.. files.Files.Keys.Where(path => path.EndsWith(".snapshot", StringComparison.Ordinal))];

    /// <summary>The batches of a segment: where each begins, and the end of the last one.</summary>
    public static List<int> BatchesOf(ReadOnlySpan<byte> segment)
    {
        var offsets = new List<int> { FileHeader.Size };
        while (offsets[^1] + BatchHeader.Size <= segment.Length && !BatchHeader.Read(segment[offsets[^1]..]).IsZero)
        {
            offsets.Add(offsets[^1] + (int)BatchHeader.Read(segment[offsets[^1]..]).TotalBytes);
        }
        return offsets;
    }

    public static VerificationReport Verify(StoredFiles files)
    {
        var disk = files.ToDisk();
        var operations = disk.Operations;
        var report = StoreVerification.Verify(disk);
        disk.Operations.ShouldBe(operations, "verification changes nothing");
        StoredFiles.Capture(disk).ShouldBe(files);
        return report;
    }

    public static Bank Open(SimulatedDisk disk) => Bank.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 4096, SnapshotsKept = 3, TimeProvider = new ManualTime() });

    static StoredFiles Make(int snapshotsKept, int textLength = 1600)
    {
        var disk = new SimulatedDisk();
        var options = new StoreOptions { Storage = disk, SegmentSizeBytes = 4096, SnapshotsKept = snapshotsKept, TimeProvider = new ManualTime() };
        using (var bank = Bank.Open(options))
        {
            Work(bank, 0, textLength);
            bank.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
            Work(bank, 100, textLength);
            bank.SnapshotAsync().WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
            Work(bank, 200, textLength);
        }
        return StoredFiles.Capture(disk);
    }

    /// <summary>Thirteen transactions.</summary>
    static void Work(Bank bank, int number, int textLength)
    {
        var gone = bank.Add(new Customer { Name = $"gone {number}" });
        for (var i = 0; i < 5; i++)
        {
            bank.Add(new Account($"a{number + i}") { Owner = i % 2 == 0 ? gone : new Customer { Name = "stays" }, Balance = i, City = new string('c', textLength) });
        }
        var savings = bank.Add(new SavingsAccount($"s{number}", 2.5));
        bank.DeleteLeavingReferences(gone);
        savings.Balance = 17.50m;
        bank.Add(new Letter { Number = number, Text = "Dear Ann" });
        bank.Write(() =>
        {
            bank.Add(new Customer { Name = "Ann" });
            foreach (var account in bank.Accounts.Where(account => account.Points == 0)) account.Points = number + 1;
        });
        bank.Delete(bank.Accounts.ByEmail[$"a{number + 1}"]);
        savings.City = "Bergen";
    }
}
