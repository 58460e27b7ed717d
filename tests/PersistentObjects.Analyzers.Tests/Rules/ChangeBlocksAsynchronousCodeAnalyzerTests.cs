using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ChangeBlocksAsynchronousCodeAnalyzerTests
{
    const string Id = "PO1007";

    [TestCase("var ann = bank.Accounts.First(); [|ann.Balance|] = 1;")]
    [TestCase("[|bank.Accounts.First().Balance|] = 1;")]
    [TestCase("[|bank.Accounts.ByName[\"ann\"].Balance|] = 1;")]
    [TestCase("var ann = bank.Add(new Account()); [|ann.Balance|] = 1;")]
    [TestCase("[|bank.Accounts.First().Owner!.Balance|] = 1;")]
    [TestCase("Func<Task> later = async () => { await Task.Yield(); [|bank.Accounts.First().Balance|] = 1; };")]
    [TestCase("async Task Local() { await Task.Yield(); [|bank.Accounts.First().Balance|] = 1; } await Local();")]
    [TestCase("using var other = Bank.Open(\"data\"); var ann = other.Accounts.First(); [|ann.Balance|] = 1;")]
    public async Task A_setter_that_waits_for_the_disk_is_reported(string statements) =>
        (await Async(statements).ShouldReport(Id)).ShouldContain("Changing 'Account.Balance' outside of a transaction keeps the thread");

    [TestCase("[|bank.Accounts.First().Notes|].Add(\"a\");")]
    [TestCase("var notes = bank.Accounts.First().Notes; [|notes|].RemoveAll(note => note == \"a\");")]
    [TestCase("var ann = bank.Accounts.First(); if (![|ann.Notes|].Remove(\"a\")) return;")]
    [TestCase("var ann = bank.Accounts.First(); [|ann.Notes|][0] = \"a\";")]
    public async Task A_change_of_a_collection_is_reported_like_a_setter(string statements) =>
        (await Async(statements).ShouldReport(Id)).ShouldContain("Changing 'Account.Notes' outside of a transaction");

    [TestCase("var ann = bank.Accounts.First(); await bank.WriteAsync(() => ann.Notes.Add(\"a\"));")]
    [TestCase("var ann = bank.Accounts.First(); _ = ann.Notes.Contains(\"a\") || ann.Notes.Reverse<string>().Any();")]
    [TestCase("var notes = bank.Accounts.First().Notes.ToList(); notes.Add(\"a\"); notes[0] = \"b\";")]
    [TestCase("parameter.Notes.Add(\"a\");")]
    public Task A_collection_that_is_read_copied_detached_or_changed_in_a_transaction_is_fine(string statements) => Async(statements).ShouldNotReport(Id);

    [TestCase("var ann = bank.Accounts.First(); await bank.WriteAsync(() => ann.Balance = 1);")]
    [TestCase("var ann = bank.Accounts.First(); bank.Write(() => { ann.Balance = 1; });")]
    [TestCase("{ using var transaction = bank.BeginWrite(); bank.Accounts.First().Balance = 1; transaction.Commit(); }")]
    public Task A_setter_in_a_transaction_is_fine(string statements) => Async(statements).ShouldNotReport(Id);

    [TestCase("parameter.Balance = 1;")]
    [TestCase("var ann = new Account(); ann.Balance = 1; bank.Add(ann);")]
    [TestCase("var ann = Make(); ann.Balance = 1;")]
    [TestCase("_ = new Account { Balance = 1 };")]
    public Task An_object_that_may_be_detached_is_fine(string statements) => Async(statements).ShouldNotReport(Id);

    [TestCase("using var other = Bank.InMemory(); var ann = other.Accounts.First(); ann.Balance = 1;")]
    [TestCase("using var other = Bank.Open(new StoreOptions { Directory = \"data\", Durability = Durability.Relaxed }); var ann = other.Accounts.First(); ann.Balance = 1;")]
    [TestCase("using var other = Opened(); var ann = other.Accounts.First(); ann.Balance = 1;")]
    public Task A_store_that_does_not_wait_for_the_disk_is_fine(string statements) => Async(statements).ShouldNotReport(Id);

    [TestCase("static Bank Here { get; } = Bank.InMemory();")]
    [TestCase("static readonly Bank Here = Bank.Open(new StoreOptions { Directory = \"data\", Durability = Durability.Relaxed });")]
    public Task A_member_whose_store_does_not_wait_for_the_disk_is_fine(string member) => Member(member, "Here.Accounts.First().Balance = 1;").ShouldNotReport(Id);

    [TestCase("static Bank Here { get; } = Bank.Open(\"data\");")]
    [TestCase("static readonly Bank Here = Bank.Open(\"data\");")]
    public Task A_member_whose_store_waits_for_the_disk_is_reported(string member) => Member(member, "[|Here.Accounts.First().Balance|] = 1;").ShouldReport(Id);

    [Test]
    public Task A_store_of_an_object_that_is_made_relaxed_is_fine() =>
        Async("var opened = new OnDisk(Durability.Relaxed); opened.Bank.Accounts.First().Balance = 1;").ShouldNotReport(Id);

    [Test]
    public Task A_store_of_an_object_that_is_made_durable_is_reported() =>
        Async("var opened = new OnDisk(Durability.Full); [|opened.Bank.Accounts.First().Balance|] = 1;").ShouldReport(Id);

    [Test]
    public Task A_method_that_is_not_asynchronous_is_fine() =>
        Source("public static void Run(Bank bank) { bank.Accounts.First().Balance = 1; Action later = () => bank.Accounts.First().Balance = 2; }").ShouldNotReport(Id);

    [Test]
    public Task Top_level_statements_have_nothing_else_to_do() =>
        ChangesAreNotInOneTransactionAnalyzerTests.Program("var ann = bank.Accounts.First(); ann.Tier = 1; await bank.FlushAsync();").ShouldNotReport(Id);

    [Test]
    public Task A_property_that_is_not_stored_is_fine() => Async("bank.Accounts.First().Note = 1;").ShouldNotReport(Id);

    internal static string Async(string statements) => Source($$"""
        public static async Task Run(Bank bank, Account parameter)
            {
                await Task.Yield();
                {{statements}}
            }
        """);

    static string Member(string member, string statement) => Source($"{member} public static async Task Run() {{ await Task.Yield(); {statement} }}");

    static string Source(string method) => $$"""
        using System.Threading.Tasks;

        [Persistent] public partial class Account
        {
            public partial int Balance { get; set; }
            [Unique] public partial string Name { get; set; } = "";
            public partial Account? Owner { get; set; }
            public partial PersistentList<string> Notes { get; }
            [NotPersistent] public int Note { get; set; }
        }

        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
        }

        public sealed class OnDisk(Durability durability)
        {
            public Bank Bank { get; } = Bank.Open(new StoreOptions { Directory = "data", Durability = durability });
        }

        public static class Program
        {
            {{method}}

            static Account Make() => new();
            static Bank Opened() => Bank.InMemory();
        }
        """;
}
