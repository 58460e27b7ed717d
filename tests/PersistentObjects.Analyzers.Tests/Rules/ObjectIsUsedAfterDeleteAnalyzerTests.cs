using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ObjectIsUsedAfterDeleteAnalyzerTests
{
    const string Id = "PO1014";

    [TestCase("bank.Delete(ann); Console.WriteLine([|ann.Email|]);", "'ann' was deleted before, so its 'Email' throws")]
    [TestCase("bank.Delete(ann); [|ann.Balance|] = 0;", "so its 'Balance' throws")]
    [TestCase("bank.Delete(ann); [|ann.Balance|]++; ann.Balance++;", "so its 'Balance' throws")]
    [TestCase("bank.Delete(ann); bank.Accounts.First().Owner = [|ann.Owner|];", "so its 'Owner' throws")]
    [TestCase("bank.Delete(ann); [|ann.Notes|].Add(\"a\");", "so its 'Notes' throws")]
    [TestCase("bank.Delete(ann); [|bank.Delete(ann)|];", "so 'Delete' throws")]
    [TestCase("bank.Delete(ann); [|bank.Add(ann)|];", "so 'Add' throws")]
    [TestCase("bank.Delete(ann); if (bank.Version > 1) { Console.WriteLine([|ann.Email|]); }", "its 'Email'")]
    [TestCase("var bob = bank.Accounts.First(); bank.Delete(bob); foreach (var n in new[] { 1 }) [|bob.Balance|] += n;", "'bob'")]
    [TestCase("bank.Write(() => { bank.Delete(ann); [|ann.Balance|] = 0; });", "its 'Balance'")]
    [TestCase("using var transaction = bank.BeginWrite(); bank.Delete(ann); transaction.Commit(); Console.WriteLine([|ann.Email|]);", "its 'Email'")]
    public async Task A_use_after_the_deletion_is_reported(string statements, string message) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(message);

    [Test]
    public Task What_remains_of_a_deleted_object_is_fine() =>
        Source("""
            Console.WriteLine(ann.Email);
            bank.Delete(ann);
            Console.WriteLine($"{ann.Id} {ann.IsDeleted} {ann} {nameof(ann.Email)} {ann == other}");
            other.Balance = 1;
            bank.Delete(other);
            """).ShouldNotReport(Id);

    [Test]
    public Task A_variable_that_is_another_object_then_is_fine() =>
        Source("""
            bank.Delete(ann);
            ann = bank.Accounts.First();
            ann.Balance = 0;
            """).ShouldNotReport(Id);

    [Test]
    public Task A_deletion_that_may_not_have_happened_is_fine() =>
        Source("""
            if (bank.Version > 1) bank.Delete(ann);
            if (bank.Version > 2) { bank.Delete(ann); return; }
            ann.Balance = 0;
            Action delete = () => bank.Delete(ann);
            ann.Balance = 1;
            while (bank.Version > 3) { ann.Balance = 2; bank.Delete(ann); break; }
            """).ShouldNotReport(Id);

    [Test]
    public Task What_is_rolled_back_or_seen_by_an_older_scope_is_fine() =>
        Source("""
            var transaction = bank.BeginWrite();
            bank.Delete(ann);
            transaction.Dispose();
            ann.Balance = 1;
            using var scope = bank.BeginRead();
            bank.Delete(other);
            Console.WriteLine(other.Email);
            """).ShouldNotReport(Id);

    [Test]
    public Task A_use_that_is_expected_to_throw_is_fine() =>
        Source("""
            bank.Delete(ann);
            try { ann.Balance = 0; } catch (ObjectDeletedException e) { Console.WriteLine(e); throw; }
            Action late = () => ann.Balance = 1;
            bank.Delete(other);
            if (!other.IsDeleted) other.Balance = 1;
            """).ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        [Persistent]
        public partial class Account
        {
            public partial string Email { get; set; } = "";
            public partial decimal Balance { get; set; }
            public partial Account? Owner { get; set; }
            public partial PersistentList<string> Notes { get; }
        }

        public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }

        public static class Program
        {
            public static void Run(Bank bank, Account ann, Account other)
            {
                {{statements}}
            }
        }
        """;
}
