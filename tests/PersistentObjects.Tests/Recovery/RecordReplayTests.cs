using PersistentObjects.CompilerServices;
using PersistentObjects.Recovery;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Recovery;

/// <summary>
/// What a batch with a right checksum and wrong contents does, such as a faulty writer may leave: it is refused with the
/// exception that names its place, and nothing else.
/// </summary>
public class RecordReplayTests
{
    const int Seed = 31_337;

    static readonly byte[][] Batches = MakeBatches();

    [Test]
    public void Records_as_they_were_written_are_replayed()
    {
        using var bank = Bank.InMemory();
        Replay(bank, Batches, finish: true).ShouldBe(Batches.Length);
        bank.Accounts.ByEmail["a"].Owner!.Name.ShouldBe("Ann");
        bank.Letters.Count.ShouldBe(0);
    }

    [Test]
    public void Records_that_are_cut_off_at_any_length_are_refused()
    {
        for (var i = 0; i < Batches.Length; i++)
        {
            for (var length = 1; length < Batches[i].Length; length++)
            {
                using var bank = Bank.InMemory();
                byte[][] cut = [.. Batches[..i], Batches[i][..length]];
                // Whole records before the cut may remain, such as a class description.
                if (EndsWithWholeRecord(cut[^1])) Replay(bank, cut).ShouldBe(i);
                else Should.Throw<RecordFormatException>(() => Replay(bank, cut), $"batch {i}, {length} bytes");
            }
        }
    }

    [Test]
    public void Records_with_changed_bytes_are_replayed_or_refused()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 4000; round++)
        {
            var changed = Array.ConvertAll(Batches, batch => (byte[])batch.Clone());
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var batch = changed[random.Next(changed.Length)];
                // Often a byte near the end of the numbers that an honest writer writes.
                batch[random.Next(batch.Length)] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => 0xFF, _ => (byte)random.Next(8) };
            }
            ReplayOrRefuse(changed, round);
        }
    }

    [Test]
    public void Random_operations_are_replayed_or_refused()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 4000; round++)
        {
            var body = new byte[random.Next(1, 40)];
            random.NextBytes(body);
            body[0] = (byte)random.Next(1, 5);
            for (var i = 1; i < body.Length; i++) body[i] = random.Next(2) == 0 ? (byte)random.Next(5) : body[i];
            ReplayOrRefuse([.. Batches, [(byte)(body.Length + 1), (byte)RecordKind.Transaction, .. body]], round);
        }
    }

    [TestCase(1, 1, 5, TestName = "A_class_that_no_schema_record_has_introduced_is_refused")]
    [TestCase(1, 99, 255, 1, 1, TestName = "An_object_of_an_unknown_class_is_refused")]
    [TestCase(2, 200, 7, TestName = "Values_of_an_object_that_does_not_exist_are_refused")]
    [TestCase(4, 200, 7, TestName = "A_deletion_of_an_object_that_does_not_exist_is_refused")]
    [TestCase(3, 1, 200, 1, TestName = "A_property_that_the_class_does_not_have_is_refused")]
    [TestCase(9, 1, TestName = "An_unknown_operation_is_refused")]
    [TestCase(1, 1, 0, 1, TestName = "An_object_without_an_id_is_refused")]
    [TestCase(1, 1, 1, 1, TestName = "An_object_that_exists_is_not_created_again")]
    [TestCase(1, 1, 128, 4, 1, TestName = "An_object_on_the_page_of_another_class_is_refused")]
    [TestCase(1, 1, 128, 6, 255, 255, 255, 255, 255, 15, TestName = "More_objects_than_there_are_bytes_for_are_refused")]
    [TestCase(1, 1, 255, 255, 255, 255, 255, 127, 1, TestName = "An_id_that_leaves_out_pages_is_refused")]
    [TestCase(1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 127, 1, TestName = "An_id_beyond_all_pages_is_refused")]
    public void A_wrong_operation_is_refused(params int[] operation)
    {
        using var bank = Bank.InMemory();
        byte[] record = [(byte)(operation.Length + 1), (byte)RecordKind.Transaction, .. operation.Select(b => (byte)b)];
        Should.Throw<RecordFormatException>(() => Replay(bank, [.. Batches, record]));
    }

    [TestCase(1, 77, TestName = "An_unknown_kind_of_record_is_refused")]
    [TestCase(0, TestName = "An_empty_record_is_refused")]
    [TestCase(9, 1, 1, TestName = "A_record_longer_than_its_batch_is_refused")]
    [TestCase(2, 3, 1, TestName = "A_class_description_that_ends_early_is_refused")]
    [TestCase(5, 3, 1, 1, 1, 0, TestName = "A_class_description_with_a_number_that_is_taken_is_refused")]
    public void A_wrong_record_is_refused(params int[] record)
    {
        using var bank = Bank.InMemory();
        Should.Throw<RecordFormatException>(() => Replay(bank, [.. Batches, [.. record.Select(b => (byte)b)]]));
    }

    static void ReplayOrRefuse(byte[][] batches, int round)
    {
        using var bank = Bank.InMemory();
        try
        {
            Replay(bank, batches);
        }
        catch (RecordFormatException)
        {
        }
        catch (Exception e)
        {
            Assert.Fail($"round {round} of seed {Seed}: {e}");
        }
    }

    static int Replay(Bank bank, byte[][] batches, bool finish = false)
    {
        var heap = bank.Heap;
        var objects = new LoadedObjects(heap.Directory);
        var binder = new SchemaBinder(heap, new SchemaCatalog(), objects, objects.ClassOf, []);
        var loader = new ObjectLoader(heap, binder, objects);
        var replay = new RecordReplay(binder, loader);
        var version = 1;
        foreach (var batch in batches) version += replay.Replay(version, batch);
        if (finish) loader.Finish(version - 1);
        return version - 1;
    }

    static bool EndsWithWholeRecord(ReadOnlySpan<byte> records)
    {
        var reader = new RecordReader(records);
        try
        {
            while (!reader.AtEnd) reader.ReadBytes((int)reader.ReadVarUInt64());
            return true;
        }
        catch (RecordFormatException)
        {
            return false;
        }
    }

    /// <summary>A store's whole life in few bytes: accounts on page 0, customers on page 1, letters on page 2.</summary>
    static byte[][] MakeBatches()
    {
        using var stored = new BankOnDisk();
        var account = stored.Bank.Add(new Account("a") { Owner = new Customer { Name = "Ann" }, Balance = 12.50m });
        account.Points = 300;
        stored.Bank.Write(() =>
        {
            account.City = "Bonn";
            account.Owner!.Partner = account.Owner;
            stored.Bank.Add(new Letter { Number = 7, Text = "Dear Ann" });
        });
        stored.Bank.Delete(stored.Bank.Letters.First());
        stored.Bank.Dispose();
        return [.. LoggedRecord.ReadBatches(stored.Disk)];
    }
}
