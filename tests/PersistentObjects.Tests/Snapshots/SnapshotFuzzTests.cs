using System.Buffers.Binary;
using PersistentObjects.Log;
using PersistentObjects.Snapshots;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>Snapshots whose checksums are right and whose contents are not.</summary>
public class SnapshotFuzzTests
{
    const int Seed = 20_261_121;

    [Test]
    public void A_snapshot_with_changed_contents_is_read_or_refused()
    {
        using var stored = Make(out var version);
        var path = StorePath.Snapshot(version);
        var whole = SnapshotFiles.Read(stored.Disk, path);
        var random = new Random(Seed);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = (byte[])whole.Clone();
            var blocks = StoredBlock.AllOf(bytes);
            var block = blocks[random.Next(blocks.Count)];
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(block.Contents, block.End);
                bytes[at] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => 0xFF, _ => (byte)random.Next(8) };
            }
            block.Seal(bytes);
            SnapshotFiles.Write(stored.Disk, path, bytes);
            if (IsRead(stored.Options, round)) read++;
            else refused++;
        }
        // Other letters in a string can't be told from right ones; most of the bytes are names of classes.
        read.ShouldBeGreaterThan(20);
        refused.ShouldBeGreaterThan(100);
    }

    [Test]
    public void What_is_wrong_in_a_snapshot_that_verifies_is_not_made_up_for_by_an_older_one()
    {
        using var stored = Make(out var version);
        var path = StorePath.Snapshot(version);
        var bytes = SnapshotFiles.Read(stored.Disk, path);
        // The one with the most objects, but not the directory.
        var block = StoredBlock.AllOf(bytes).SkipLast(1).MaxBy(candidate => candidate.Length);
        bytes.AsSpan(block.Contents + 33, 20).Fill(0xFF);
        block.Seal(bytes);
        SnapshotFiles.Write(stored.Disk, path, bytes);
        var refused = Should.Throw<StoreCorruptedException>(() => Bank.Open(stored.Options));
        (refused.File, refused.Offset).ShouldBe((stored.Disk.Describe(path), block.Offset));
        refused.Expected.ShouldBe("a block of objects that can be decoded");
    }

    [Test]
    public void A_block_of_a_kind_that_is_not_known_is_passed_over()
    {
        using var stored = Make(out var version);
        var path = StorePath.Snapshot(version);
        var bytes = SnapshotFiles.Read(stored.Disk, path);
        var id = new Guid(bytes.AsSpan(16, 16));
        // Behind the directory, where a later version of the library may put more.
        byte[] longer = [.. bytes, .. new byte[SnapshotBlock.HeaderSize], .. "whatever"u8];
        new BlockFrame(id, version).Seal(longer.AsSpan(bytes.Length), new SnapshotBlock(bytes.Length, 8, (BlockKind)77, 0, 0));
        var detail = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(48));
        var header = new FileHeader(FileHeader.Snapshot, id, version, longer.Length) { Detail = detail };
        header.ToBytes().CopyTo(longer, 0);
        SnapshotFiles.Write(stored.Disk, path, longer);
        using var bank = Bank.Open(stored.Options);
        (bank.Recovery.SnapshotVersion, bank.Recovery.SnapshotBytes).ShouldBe((version, longer.Length));
    }

    static StoreOfSnapshots Make(out long version)
    {
        var stored = new StoreOfSnapshots();
        var bank = stored.Bank;
        var gone = bank.Add(new Customer { Name = "gone" });
        for (var i = 0; i < 5; i++) bank.Add(new Account($"a{i}") { Owner = i % 2 == 0 ? gone : new Customer { Name = "stays" }, Balance = i });
        bank.Add(new SavingsAccount("s", 2.5));
        bank.Delete(gone);
        stored.Snapshot();
        bank.Add(new Letter { Number = 7, Text = "Dear Ann" });
        version = stored.Snapshot().Version;
        bank.Dispose();
        return stored;
    }

    static bool IsRead(StoreOptions options, int round)
    {
        try
        {
            using var bank = Bank.Open(options);
            bank.Accounts.Count.ShouldBe(bank.Accounts.Count());
            return true;
        }
        catch (Exception e) when (e is StoreCorruptedException or IncompatibleSchemaException or UniqueViolationException)
        {
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"round {round} of seed {Seed}: {e.Message}", e);
        }
    }
}
