using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ObjectOfAnotherStoreAnalyzerTests
{
    const string Id = "PO1013";

    [TestCase("to.Add([|from.Accounts.First()|]);", "of the store 'from', and 'to' refuses it")]
    [TestCase("foreach (var account in from.Accounts.ToList()) to.Add([|account|]);", "'from'")]
    [TestCase("var ann = from.Add(new Account()); to.Add([|ann|]);", "'from'")]
    [TestCase("var ann = new Account(); from.Add(ann); to.Add([|ann|]);", "'from'")]
    [TestCase("if (from.Accounts.ByEmail.TryGet(\"ann\", out var ann)) to.Write(() => to.Add([|ann|]));", "'from'")]
    [TestCase("to.Delete([|from.Accounts.ByEmail[\"ann\"]|]);", "'to'")]
    [TestCase("to.Accounts.First().Owner = [|from.Accounts.First()|];", "'to'")]
    [TestCase("var ann = to.Accounts.ByEmail[\"ann\"]; ann.Owner ??= [|from.Accounts.ByEmail.Find(\"bob\")|];", "'from'")]
    [TestCase("to.Accounts.First().Friends.Add([|from.Accounts.First()|]);", "'to'")]
    [TestCase("var friends = to.Accounts.First().Friends; friends.Insert(0, [|from.Accounts.First()|]);", "'to'")]
    [TestCase("to.Accounts.First().Friends[0] = [|from.Accounts.First()|];", "'to'")]
    [TestCase("to.Add(new Account { Email = \"ann\", Owner = [|from.Accounts.First().Owner|] });", "'from'")]
    [TestCase("using var archive = Bank.InMemory(); archive.Add([|from.Accounts.First()|]);", "'archive'")]
    [TestCase("using var a = Bank.Open(\"a\"); using var b = Bank.Open(\"b\"); b.Add([|a.Accounts.First()|]);", "of the store 'a', and 'b'")]
    [TestCase("log.Add([|from.Accounts.First()|]);", "'log'")]
    [TestCase("kept.Add([|log.Accounts.First()|]);", "of the store 'log', and 'kept'")]
    public async Task An_object_that_another_store_is_given_is_reported(string statements, string message) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(message);

    [Test]
    public Task An_object_of_the_same_store_and_one_that_is_only_asked_for_are_fine() =>
        Source("""
            from.Accounts.First().Owner = from.Accounts.Last();
            from.Add(new Account { Owner = from.Accounts.First() });
            from.Delete(from.Accounts.First());
            from.Accounts.First().Friends.Add(from.Accounts.Last());
            to.Accounts.First().Friends.Remove(from.Accounts.First());
            _ = to.Accounts.First().Friends.Contains(from.Accounts.First());
            new Account().Friends.Add(from.Accounts.First());
            """).ShouldNotReport(Id);

    [Test]
    public Task A_copy_is_fine() =>
        Source("""
            foreach (var account in from.Accounts) to.Add(new Account { Email = account.Email });
            foreach (var made in from.Accounts.Select(account => new Account { Email = account.Email })) to.Add(made);
            var ann = new Account { Owner = new Account() };
            to.Add(ann);
            """).ShouldNotReport(Id);

    [Test]
    public Task A_variable_that_may_be_the_same_store_is_fine() =>
        Source("""
            var same = from;
            same.Delete(from.Accounts.First());
            Bank first = Find(), second = Find();
            first.Delete(second.Accounts.First());
            kept.Delete(from.Accounts.First());
            using var opened = Bank.InMemory();
            kept = opened;
            kept.Delete(opened.Accounts.First());
            to = opened;
            to.Delete(opened.Accounts.First());
            """).ShouldNotReport(Id);

    [Test]
    public Task An_object_that_may_be_from_anywhere_is_fine() =>
        Source("""
            to.Add(Make());
            to.Accounts.First().Owner = Make();
            var ann = from.Accounts.First();
            ann = new Account();
            to.Add(ann);
            """).ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        [Persistent]
        public partial class Account
        {
            [Unique] public partial string Email { get; set; } = "";
            public partial Account? Owner { get; set; }
            public partial PersistentList<Account> Friends { get; }
        }

        public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
        public partial class AuditLog : PersistentStore { public partial Extent<Account> Accounts { get; } }

        public static class Program
        {
            static Bank kept = Bank.InMemory();

            public static void Run(Bank from, Bank to, AuditLog log)
            {
                {{statements}}
            }

            public static Bank Find() => kept;
            public static void Keep(Bank bank) => kept = bank;
            static Account Make() => new();
            public static Account Made => Make();
        }
        """;
}
