using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Verification;

/// <summary>Batches whose checksums are right, and which opening the store would refuse.</summary>
public class WrongRecordTests
{
    static readonly StoredFiles Files = SmallStore.Files;

    [Test]
    public void A_record_of_an_unknown_kind_is_found()
        => After(Record((RecordKind)9, 1, 2)).ShouldBe((FindingKind.WrongRecord, "a record of unknown kind 9"));

    [Test]
    public void A_record_that_ends_behind_its_batch_is_found()
        => After([200, 1, 1]).ShouldBe((FindingKind.WrongRecord, "the record ends in the middle of a value"));

    [TestCase("int33", "the type 'int33'")]
    [TestCase("", "the type ''")]
    public void A_class_description_with_a_type_that_is_none_is_found(string type, string expected)
        => After(Describe(90, new StoredProperty("Name", type))).ShouldBe((FindingKind.WrongSchema, expected));

    [Test]
    public void A_class_description_with_a_number_that_was_taken_is_found()
        => After(Describe(1, new StoredProperty("Name", "string"))).ShouldBe((FindingKind.WrongSchema, "schema number 1 after "));

    [Test]
    public void A_class_description_with_a_property_twice_is_found()
        => After(Describe(90, new StoredProperty("Name", "string"), new StoredProperty("Name", "int32")))
            .ShouldBe((FindingKind.WrongSchema, "a description of 'Shop.Person' with a property twice"));

    [Test]
    public void An_object_of_a_class_that_was_not_described_is_found()
        => After(Transaction(writer => Write(writer, 1, 99, 5000, 1))).ShouldBe((FindingKind.WrongTransaction, "schema number 99, which no schema record has introduced"));

    [Test]
    public void A_change_of_an_object_that_does_not_exist_is_found()
        => After(Transaction(writer => Write(writer, 4, 250))).ShouldBe((FindingKind.WrongTransaction, "a change of object 250, which does not exist"));

    [Test]
    public void An_object_that_is_created_twice_is_found()
        => After(Transaction(writer => Write(writer, 1, 1, 1, 1))).ShouldBe((FindingKind.WrongTransaction, "object 1 created twice"));

    [Test]
    public void An_id_that_nobody_has_given_out_is_found()
        => After(Transaction(writer => Write(writer, 1, 1, 900_000, 1))).ShouldBe((FindingKind.WrongTransaction, "object 900000, whose id nobody had given out yet"));

    [Test]
    public void An_id_of_another_class_is_found()
        => After(Transaction(writer => Write(writer, 1, 2, 100, 1))).Found.ShouldStartWith("object 100 as one of 'PersistentObjects.Tests.Store.");

    [Test]
    public void More_new_objects_than_there_are_bytes_for_are_found()
        => After(Transaction(writer => Write(writer, 1, 1, 100, 1_000_000_000_000))).ShouldBe((FindingKind.WrongTransaction, "1000000000000 new objects in a transaction that is too short for them"));

    [Test]
    public void An_object_without_values_is_found()
        => After(Transaction(writer => Write(writer, 1, 1, 100, 1))).ShouldBe((FindingKind.WrongTransaction, "object 100 without values"));

    [Test]
    public void A_value_that_is_none_of_its_type_is_found()
    {
        // Customer.Name: a string that is not UTF-8.
        After(Transaction(writer => Write(writer, 3, LiveCustomer, 1, 5, 0xFF, 0xFF, 0))).Kind.ShouldBe(FindingKind.WrongTransaction);
    }

    [Test]
    public void A_property_that_the_class_does_not_have_is_found()
        => After(Transaction(writer => Write(writer, 3, LiveCustomer, 77))).Found.ShouldStartWith("property number 77 of 'PersistentObjects.Tests.Store.Customer', which has ");

    [Test]
    public void A_reference_to_an_object_that_does_not_exist_is_found()
        => After(Transaction(writer => Write(writer, 3, LiveAccount, OwnerNumber, 251, 0))).ShouldBe((FindingKind.WrongTransaction, "a reference to object 251, which does not exist"));

    [Test]
    public void A_reference_to_an_object_of_another_class_is_found()
        => After(Transaction(writer => Write(writer, 3, LiveAccount, OwnerNumber, LiveAccount, 0))).Found.ShouldEndWith("where one of 'PersistentObjects.Tests.Store.Customer' is expected");

    [Test]
    public void Readers_that_are_newer_than_the_writer_are_found()
        => After(Readers(3, 2)).ShouldBe((FindingKind.WrongSchema, "programs from schema version 3 on as readers of what a program of version 2 wrote"));

    [Test]
    public void A_version_that_no_program_can_have_is_found()
        => After(Record(RecordKind.Reader, 0, 0x80, 0x80, 0x80, 0x80, 8, 3, (byte)'p')).Found.ShouldStartWith("programs from schema version 0 on as readers of what p of version 2147483648 wrote");

    [Test]
    public void A_writer_without_a_name_is_found()
        => After(Record(RecordKind.Reader, 0, 1, 0)).Found.ShouldStartWith("programs from schema version 0 on as readers of what a program without a name of version 1 wrote");

    [Test]
    public void Readers_that_go_back_are_found()
        => After([.. Readers(3, 3), .. Readers(2, 4)]).ShouldBe((FindingKind.WrongSchema, "programs from schema version 2 on as readers of what version 4 wrote, after 3 and 3"));

    [Test]
    public void A_record_of_readers_with_bytes_behind_it_is_found()
        => After(Record(RecordKind.Reader, 1, 1, 3, (byte)'p', 0)).Found.ShouldStartWith("a reader record that goes on");

    [Test]
    public void A_migration_that_ran_twice_is_found()
        => After(Migrated("a", "a")).ShouldBe((FindingKind.WrongTransaction, "migration 'a', which had run already"));

    [Test]
    public void A_migration_without_an_id_is_found()
        => After(Migrated("")).ShouldBe((FindingKind.WrongTransaction, "a migration without an id"));

    [Test]
    public void The_store_refuses_each_of_them()
    {
        using var whole = SmallStore.Open(Files.ToDisk());
        foreach (var records in new[] { Transaction(writer => Write(writer, 4, 250)), Describe(90, new StoredProperty("Name", "int33")), Record((RecordKind)9, 1), Readers(3, 2), [.. Readers(0, 3), .. Readers(0, 2)], Record(RecordKind.Reader, 0, 1, 3, (byte)'p', 0), Migrated("a", "a"), Migrated("") })
        {
            Should.Throw<PersistentStoreException>(() => SmallStore.Open(With(records).ToDisk())).ShouldNotBeOfType<StoreLockedException>();
        }
    }

    static ulong LiveAccount => Ids.Value.Account;

    static ulong LiveCustomer => Ids.Value.Customer;

    static ulong OwnerNumber => Ids.Value.Owner;

    static readonly Lazy<(ulong Account, ulong Customer, ulong Owner)> Ids = new(() =>
    {
        using var bank = SmallStore.Open(Files.ToDisk());
        var account = bank.Accounts.First(account => account is not SavingsAccount);
        var owner = Array.FindIndex(account.Home!.Model.Properties, property => property.Name == nameof(Account.Owner)) + 1;
        return ((ulong)account.IdValue, (ulong)bank.Customers.First().IdValue, (ulong)owner);
    });

    static (FindingKind Kind, string Found) After(byte[] records)
    {
        var finding = SmallStore.Verify(With(records)).Findings.Single();
        finding.Severity.ShouldBe(FindingSeverity.Damage);
        var path = SmallStore.Segments(Files)[^1];
        (finding.File, finding.Offset).ShouldBe(("simulated:/" + path, SmallStore.BatchesOf(Files[path])[^1]));
        var found = finding.Description[(finding.Description.IndexOf("ound ", StringComparison.Ordinal) + 5)..];
        // Up to where the expectation of the test ends.
        foreach (var end in new[] { ", which a newer", " at byte", ", which has at", ". The checksum", "." })
        {
            if (found.IndexOf(end, StringComparison.Ordinal) is var index and > 0 && end != ".") found = found[..index];
        }
        found = found.TrimEnd('.');
        return (finding.Kind, found.StartsWith("schema number 1 after", StringComparison.Ordinal) ? "schema number 1 after " : found);
    }

    static StoredFiles With(byte[] records)
    {
        var path = SmallStore.Segments(Files)[^1];
        var first = uint.Parse(path.AsSpan("log/".Length, 20));
        return Files.With(path, bytes => StoredBatch.Append(bytes, 40 - first, records));
    }

    static byte[] Describe(int number, params StoredProperty[] properties)
    {
        var writer = new RecordWriter();
        SchemaRecord.Write(writer, new StoredClass(number, "Shop.Person", "", properties));
        return Record(RecordKind.Schema, writer.Written.ToArray());
    }

    static byte[] Readers(byte oldest, byte writer) => Record(RecordKind.Reader, [oldest, writer, 19, .. "a program"u8]);

    static byte[] Migrated(params string[] ids) => Transaction(writer =>
    {
        foreach (var id in ids)
        {
            writer.WriteByte((byte)Operation.Migrated);
            writer.WriteString(id);
        }
    });

    static byte[] Transaction(Action<RecordWriter> write)
    {
        var writer = new RecordWriter();
        write(writer);
        return Record(RecordKind.Transaction, writer.Written.ToArray());
    }

    static byte[] Record(RecordKind kind, params byte[] body)
    {
        var writer = new RecordWriter();
        writer.WriteVarUInt64((ulong)body.Length + 1);
        return [.. writer.Written, (byte)kind, .. body];
    }

    static void Write(RecordWriter writer, params ulong[] numbers)
    {
        foreach (var number in numbers) writer.WriteVarUInt64(number);
    }
}
