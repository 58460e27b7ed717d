using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Salvage;

/// <summary>Whatever is wrong: salvage gives a store that opens, and says so when it does not hold everything.</summary>
public class NeverSilentTests
{
    static readonly StoredFiles Files = SmallStore.TinyFiles;
    static readonly Lazy<string> Hash = new(() => Salvaged.HashOf(Files));

    [Test]
    public void Any_byte_may_be_wrong()
    {
        foreach (var path in Paths)
        {
            for (var offset = 0; offset < Files[path].Length; offset += offset < 96 ? 1 : 29)
            {
                var at = offset;
                ShouldBeCompleteOrSaySo(Files.With(path, bytes => bytes[at] ^= 0x41), $"{path}, offset {offset}");
            }
        }
    }

    [Test]
    public void Any_file_may_be_cut_off()
    {
        foreach (var path in Paths)
        {
            for (var length = 0; length < Files[path].Length; length += length < 80 ? 7 : 173) ShouldBeCompleteOrSaySo(Files.With(path, Files[path][..length]), $"{path}, length {length}");
        }
    }

    [Test]
    public void Any_files_may_be_random_bytes_or_missing()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var files = Files;
            foreach (var path in Paths)
            {
                if (random.Next(3) > 0) continue;
                var bytes = new byte[Files[path].Length];
                random.NextBytes(bytes);
                Files[path].AsSpan(0, random.Next(2) * random.Next(Files[path].Length)).CopyTo(bytes);
                files = files.With(path, random.Next(3) == 0 ? null : bytes);
            }
            if (SmallStore.Segments(files).Length + SmallStore.Snapshots(files).Length > 0) ShouldBeCompleteOrSaySo(files, $"seed {seed}");
        }
    }

    static IEnumerable<string> Paths => Files.Files.Keys.Where(path => Files[path].Length > 0);

    static void ShouldBeCompleteOrSaySo(StoredFiles files, string what)
    {
        using var salvaged = Salvaged.From(files);
        if (!salvaged.Report.IsComplete) return;
        var hash = salvaged.Bank.ComputeStateHash();
        if (hash == Hash.Value) return;
        // Damage to the end of the log can't be told from a write that was not finished. Opening the store says the same.
        salvaged.Report.Verification.Findings.ShouldContain(finding => finding.Kind == FindingKind.UnfinishedWrite, what);
        Salvaged.HashOf(files.With("store.id", Files["store.id"])).ShouldBe(hash, what);
    }
}
