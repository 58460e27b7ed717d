using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class CallIsOutsideOfTransactionAnalyzerTests
{
    const string Id = "PO1009";

    [TestCase("[|account.Deposit(1)|];", "'Account.Deposit(decimal)' is marked [InTransaction]")]
    [TestCase("[|account.Deposit(1)|];", "inside a Write or WriteAsync, or mark 'Program.Run(Bank, Account)' as well")]
    [TestCase("[|account.Limit|] = 1;", "'Account.Limit' is marked")]
    [TestCase("[|account.Limit|] += 1;", "'Account.Limit' is marked")]
    [TestCase("[|account.Limit|]++;", "'Account.Limit' is marked")]
    [TestCase("[|account.Tier|] = 1;", "'Account.Tier' is marked")]
    [TestCase("var next = [|account.Next|];", "'Account.Next' is marked")]
    [TestCase("var payment = [|new Payment(account)|];", "'Payment.Payment(Account)' is marked")]
    [TestCase("[|new Savings().Deposit(1)|];", "'Savings.Deposit(decimal)' is marked")]
    [TestCase("IPurse purse = account; [|purse.Empty()|];", "'IPurse.Empty()' is marked")]
    [TestCase("[|account.Empty()|];", "'Account.Empty()' is marked")]
    [TestCase("bank.Write(() => { }); [|account.Deposit(1)|];", "'Account.Deposit(decimal)'")]
    [TestCase("bank.Read(() => { }); using (bank.BeginRead()) [|account.Deposit(1)|];", "'Account.Deposit(decimal)'")]
    [TestCase("using var transaction = bank.BeginWrite(); transaction.Commit(); [|account.Deposit(1)|];", "'Account.Deposit(decimal)'")]
    public async Task A_call_outside_is_reported(string statements, string message) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(message);

    [Test]
    public async Task A_call_in_an_asynchronous_lambda_is_reported() =>
        (await Source("Func<System.Threading.Tasks.Task> run = async () => { await System.Threading.Tasks.Task.Yield(); [|account.Deposit(1)|]; };")
            .ShouldReport(Id)).ShouldEndWith("Write or WriteAsync");

    [Test]
    public Task A_call_inside_is_fine() =>
        Source("""
            bank.Write(() => account.Deposit(1));
            bank.WriteAsync(() => { account.Limit = 1; return account.Next; }).Wait();
            bank.Write(account, static account => { if (account.Balance > 1) account.Deposit(1); });
            bank.Write(delegate { account.Deposit(1); });
            using (bank.BeginWrite()) account.Deposit(1);
            using (var first = bank.BeginWrite()) { account.Deposit(1); first.Commit(); }
            using var second = bank.BeginWrite();
            foreach (var n in new[] { 1, 2 }) { account.Deposit(n); }
            second.Commit();
            """).ShouldNotReport(Id);

    [Test]
    public Task A_call_in_a_marked_member_is_fine() => Source("").ShouldNotReport(Id);

    [Test]
    public Task A_function_that_is_called_inside_is_fine() =>
        Source("""
            void Local() => account.Deposit(1);
            [InTransaction] void Marked() => account.Deposit(1);
            Action later = () => account.Deposit(2);
            bank.Write(() => { Local(); Marked(); later(); new List<int>().ForEach(n => account.Deposit(n)); });
            """).ShouldNotReport(Id);

    [Test]
    public Task A_method_that_is_not_called_is_fine() =>
        Source("""
            Action<decimal> deposit = account.Deposit;
            bank.Write(1m, deposit);
            Console.WriteLine(nameof(account.Deposit) + nameof(account.Limit));
            """).ShouldNotReport(Id);

    [Test]
    public Task What_is_not_marked_is_fine() =>
        Source("account.Withdraw(1); Console.WriteLine(account.Limit + account.Tier); var other = new Account(); account.Balance = 1;").ShouldNotReport(Id);

    internal static string Source(string statements, string modifiers = "public static void") => $$"""
        public interface IPurse { [InTransaction] void Empty(); }

        [Persistent]
        public partial class Account : IPurse
        {
            public partial decimal Balance { get; set; }
            public partial int Tier { get; [InTransaction] set; }
            public decimal Limit { get => Balance; [InTransaction] set => Balance = value; }
            public int Next { [InTransaction] get => ++Tier; }
            [InTransaction] public virtual void Deposit(decimal amount) { Balance += amount; Tier = 2; }
            [InTransaction] public void Twice() { Deposit(1); Deposit(1); void Again() => Deposit(1); Again(); }
            public void Withdraw(decimal amount) => Balance -= amount;
            public void Empty() => Deposit(-Balance);
        }

        [Persistent]
        public partial class Savings : Account
        {
            public override void Deposit(decimal amount) => base.Deposit(amount * 2);
        }

        [Persistent]
        public partial class Payment
        {
            [InTransaction] public Payment(Account account) => account.Deposit(1);
        }

        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
            public partial Extent<Payment> Payments { get; }
            [InTransaction] public void Reset() { foreach (var account in Accounts) account.Empty(); }
        }

        public static class Program
        {
            {{modifiers}} Run(Bank bank, Account account)
            {
                {{statements}}
            }
        }
        """;
}
