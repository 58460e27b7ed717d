using PersistentObjects.Log;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Tests.Verification;

/// <summary>One byte at a time, of every file of a small store.</summary>
public class EveryByteTests
{
    [Test]
    public void Every_byte_that_is_changed_is_found()
    {
        var files = SmallStore.TinyFiles;
        foreach (var path in files.Files.Keys.Where(path => files[path].Length > 0))
        {
            for (var offset = 0; offset < files[path].Length; offset++)
            {
                // Of the zeros behind the end of the log one in every sector is enough.
                if (IsInTail(files, path, offset) && offset % 64 != 0 && offset > SmallStore.BatchesOf(files[path])[^1] + 64) continue;
                var at = offset;
                var report = StoreVerification.Verify(files.With(path, bytes => bytes[at] ^= (byte)(1 << (at & 7))).ToDisk());
                var severity = report.IsSound ? FindingSeverity.Note : FindingSeverity.Damage;
                report.Findings.ShouldNotBeEmpty($"{path}, offset {offset}");
                // The last batch can't be told from one that was never finished, nor the zeros behind it from the beginning of one.
                severity.ShouldBe(IsInTail(files, path, offset) ? FindingSeverity.Note : FindingSeverity.Damage, $"{path}, offset {offset}");
                report.Findings.ShouldContain(finding => finding.File.EndsWith(path, StringComparison.Ordinal), $"{path}, offset {offset}");
            }
        }
    }

    [Test]
    public void A_file_that_is_cut_off_at_any_length_is_found_or_has_lost_nothing()
    {
        var files = SmallStore.TinyFiles;
        foreach (var path in files.Files.Keys.Where(path => files[path].Length > 0))
        {
            var lengths = Enumerable.Range(0, files[path].Length).Where(length => length < 200 || length % 13 == 0 || length > files[path].Length - 20);
            foreach (var length in lengths) SmallStoreVerify(files.With(path, files[path][..length])).ShouldBeFalse($"{path}, length {length}");
        }
    }

    [Test]
    public void Random_bytes_in_place_of_a_file_are_found()
    {
        var files = SmallStore.TinyFiles;
        foreach (var path in files.Files.Keys.Where(path => files[path].Length > 0))
        {
            for (var seed = 1; seed <= 20; seed++)
            {
                var random = new byte[files[path].Length];
                new Random(seed).NextBytes(random);
                SmallStoreVerify(files.With(path, random)).ShouldBeFalse($"{path}, seed {seed}");
                // Behind a header that is right.
                files[path].AsSpan(0, FileHeader.Size).CopyTo(random);
                if (path != "store.id" && path != SmallStore.Segments(files)[^1]) SmallStoreVerify(files.With(path, random)).ShouldBeFalse($"{path}, seed {seed}, behind its header");
            }
        }
    }

    static bool SmallStoreVerify(StoredFiles files) => StoreVerification.Verify(files.ToDisk()).IsSound;

    static bool IsInTail(StoredFiles files, string path, int offset)
        => path == SmallStore.Segments(files)[^1] && offset >= SmallStore.BatchesOf(files[path])[^2];
}
