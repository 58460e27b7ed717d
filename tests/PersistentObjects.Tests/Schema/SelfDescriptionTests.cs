using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Snapshots;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Schema;

public class SelfDescriptionTests
{
    const string Names = "PersistentObjects.Tests.Store.";

    [Test]
    public void The_log_names_classes_properties_and_types_before_their_first_use()
    {
        using var stored = new BankOnDisk();
        stored.Bank.Add(new SavingsAccount("s") { Owner = new Customer() });
        stored.Bank.Dispose();

        var records = LoggedRecord.ReadAll(stored.Disk);
        records.Select(record => record.Kind).ShouldBe([RecordKind.Schema, RecordKind.Schema, RecordKind.Transaction]);
        var savings = records[0].AsSchema();
        (savings.Number, savings.Name, savings.BaseName).ShouldBe((1, Names + "SavingsAccount", Names + "Account"));
        savings.Properties.ShouldBe(
        [
            new StoredProperty("Email", "string"),
            new StoredProperty("Iban", "string?"),
            new StoredProperty("Tier", $"enum {Names}Tier : int32"),
            new StoredProperty("City", "string?"),
            new StoredProperty("Owner", $"ref {Names}Customer?"),
            new StoredProperty("Balance", "decimal"),
            new StoredProperty("Points", "int64"),
            new StoredProperty("Rate", "float64"),
        ]);
        var customer = records[1].AsSchema();
        (customer.Number, customer.Name, customer.BaseName).ShouldBe((2, Names + "Customer", ""));
    }

    [Test]
    public void A_class_is_described_once_and_not_again_after_a_restart()
    {
        using var stored = new BankOnDisk();
        for (var round = 0; round < 3; round++)
        {
            var bank = stored.Reopen();
            bank.Add(new Account($"a{round}")).Points = 1;
            bank.Delete(bank.Accounts.First());
        }
        stored.Bank.Dispose();
        Described(stored.Disk).ShouldBe([Names + "Account"]);
    }

    [Test]
    public void A_class_is_described_again_when_it_has_changed()
    {
        var disk = new SimulatedDisk();
        for (var round = 0; round < 2; round++)
        {
            using (var store = RowStore.Open(disk, Row.Class("Shop.Item", Row.Text("Title")))) store.Add(new Row());
        }
        for (var round = 0; round < 2; round++)
        {
            using (var store = RowStore.Open(disk, Row.Class("Shop.Item", Row.Text("Title"), Row.Number("Count")))) store.Add(new Row());
        }
        LoggedRecord.ReadAll(disk).Where(record => record.Kind == RecordKind.Schema).Select(record => record.AsSchema())
            .Select(stored => (stored.Number, stored.Properties.Count)).ShouldBe([(1, 1), (2, 2)]);
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void A_class_is_described_by_the_next_write_when_the_first_one_failed(Durability durability)
    {
        using var stored = new BankOnDisk(durability);
        Should.Throw<UniqueViolationException>(() => stored.Bank.Write(() =>
        {
            stored.Bank.Add(new Letter());
            stored.Bank.Add(new Letter());
        }));
        var letter = stored.Bank.Add(new Letter());
        letter.Text = "x";
        var bank = stored.Reopen();
        bank.Letters.Single().Text.ShouldBe("x");
        bank.Add(new Account("a"));
        bank.Dispose();
        Described(stored.Disk).ShouldBe([Names + "Letter", Names + "Account"]);
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void A_class_is_described_by_the_next_write_when_a_value_of_the_first_one_could_not_be_encoded(Durability durability)
    {
        var disk = new SimulatedDisk();
        var codec = new InterruptedCodec();
        using (var store = RowStore.Open(disk, durability, Row.Class("Shop.Item", Row.Text("Title", codec))))
        {
            codec.Meanwhile = static () => throw new TimeoutException();
            Should.Throw<TimeoutException>(() => store.Add(new Row()));
            store.Add(new Row());
        }
        Described(disk).ShouldBe(["Shop.Item"]);
    }

    [TestCase(Durability.Full)]
    [TestCase(Durability.Relaxed)]
    public void A_setter_of_an_old_object_describes_the_changed_class(Durability durability)
    {
        var disk = new SimulatedDisk();
        using (var store = RowStore.Open(disk, Row.Class("Shop.Item", Row.Text("Title")))) store.Add(new Row());
        var number = Row.Number("Count");
        using (var store = RowStore.Open(disk, durability, Row.Class("Shop.Item", number, Row.Text("Title"))))
        {
            var row = store.Rows.Single();
            using (store.BeginRead()) number.Set(row, 4);
            number.Set(row, 5);
        }
        Described(disk).ShouldBe(["Shop.Item", "Shop.Item"]);
        number = Row.Number("Count");
        using (var store = RowStore.Open(disk, Row.Class("Shop.Item", Row.Text("Title"), number))) number.In(store.Rows.Single()).ShouldBe(5);
    }

    static List<string> Described(SimulatedDisk disk)
        => [.. LoggedRecord.ReadAll(disk).Where(record => record.Kind == RecordKind.Schema).Select(record => record.AsSchema().Name)];
}
