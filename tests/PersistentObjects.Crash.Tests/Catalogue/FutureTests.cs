using System.Buffers.Binary;
using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Storage;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>What a newer version of the library has written is refused before anything is written.</summary>
public class FutureTests
{
    [Test]
    public void A_newer_format_version_in_any_file_is_refused_and_nothing_is_written([Values(2u, 7u, uint.MaxValue)] uint version)
    {
        var store = DamagedStore.Create(1, steps: 25);
        var paths = store.Paths.Where(path => store.Files[path].AsSpan().StartsWith("POBJ"u8)).ToList();
        paths.Count.ShouldBeGreaterThan(3);
        foreach (var path in paths)
        {
            Circumstances.Describe(path, () =>
            {
                var refused = Refuse<UnsupportedStoreFormatException>(store.Files.With(path, bytes => SetFormatVersion(bytes, version)));
                refused.File.ShouldEndWith(path);
                refused.Found.ShouldBe(version);
                refused.Message.ShouldContain("newer version");
            });
        }
    }

    [Test]
    public void A_record_of_an_unknown_kind_is_refused_wherever_it_lies_and_nothing_is_written([Values(0, 6, 99, 255)] int kind)
    {
        var store = DamagedStore.Create(1, steps: 25);
        foreach (var path in store.Paths.Where(path => path.EndsWith(".log", StringComparison.Ordinal)))
        {
            foreach (var offset in new SealedSegment(store.Files[path]).Batches)
            {
                var segment = new SealedSegment(store.Files[path]);
                var records = segment.RecordsAt(offset).ToArray();
                // Behind the length, which is a varint.
                records[Array.FindIndex(records, part => part < 0x80) + 1] = (byte)kind;
                segment.Seal(offset, records);
                Circumstances.Describe($"{path}, offset {offset}", () =>
                {
                    var refused = Refuse<StoreCorruptedException>(store.Files.With(path, segment.Bytes));
                    refused.File.ShouldEndWith(path);
                    refused.Offset.ShouldBe(offset);
                    refused.Found.ShouldContain($"kind {kind}");
                });
            }
        }
    }

    static T Refuse<T>(StoredFiles files)
        where T : PersistentStoreException
    {
        var disk = files.ToDisk();
        var refused = Should.Throw<T>(() => Bank.Open(StoreOnDisk.Options(disk)));
        StoredFiles.Capture(disk).ShouldBe(files);
        return refused;
    }

    /// <summary>Magic, format version and the checksum over the first 60 bytes stay where they are in every later format.</summary>
    static void SetFormatVersion(byte[] bytes, uint version)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(60), Crc32C.Compute(bytes.AsSpan(0, 60)));
    }
}
