using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class QueryOutlivesItsScopeAnalyzerTests
{
    const string Id = "PO1012";

    [TestCase("Use(bank.Read(() => [|bank.Accounts.Where(a => a.Balance > 1)|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => { return [|bank.Accounts.Where(a => a.Balance > 1).Select(a => a.Email)|]; }));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => { var rich = bank.Accounts.OrderBy(a => a.Balance); return [|rich|]; }));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => [|from a in bank.Accounts where a.Balance > 1 select a.Email|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => [|bank.Accounts.ByTier[1]|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => [|bank.Accounts.ByBalance.From(1).Below(2)|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => [|bank.Accounts.ByBalance.All|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read<IEnumerable<Account>>(() => [|bank.Accounts|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => [|rich ? bank.Accounts.ByTier[1] : bank.Accounts.Skip(1)|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Read(() => [|new List<string>().Concat(bank.Accounts.Select(a => a.Email))|]));", "the body of 'Read'")]
    [TestCase("Use(bank.Write(() => [|bank.Accounts.Where(a => a.Balance > 1)|]));", "the body of 'Write'")]
    [TestCase("Use(bank.Write(1, b => [|bank.Accounts.Where(a => a.Balance > b)|]));", "the body of 'Write'")]
    [TestCase("Func<object> all = () => { using var scope = bank.BeginRead(); return [|bank.Accounts.Skip(1)|]; }; Use(all);", "the read scope that 'BeginRead' opens")]
    public async Task A_query_that_is_returned_from_a_body_is_reported(string statements, string left) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(left);

    [Test]
    public async Task A_query_that_is_returned_from_WriteAsync_is_reported() =>
        (await Source("await bank.WriteAsync(() => [|bank.Accounts.Where(a => a.Balance > 1)|]);").ShouldReport(Id)).ShouldContain("'WriteAsync'");

    [TestCase("using var scope = bank.BeginRead(); return [|bank.Accounts.Where(a => a.Balance > 1)|];")]
    [TestCase("using (bank.BeginRead()) { return [|bank.Accounts.Where(a => a.Balance > 1)|]; }")]
    [TestCase("using (var scope = bank.BeginRead()) { if (scope.Version > 1) return []; return [|bank.Accounts.ByTier[1]|]; }")]
    [TestCase("using var view = bank.OpenView(); using (view.Enter()) return [|bank.Accounts.Skip(1)|];")]
    public async Task A_query_that_is_returned_out_of_a_read_scope_is_reported(string statements) =>
        (await Method(statements).ShouldReport(Id)).ShouldContain("after the read scope that ");

    [Test]
    public Task A_copy_of_the_results_is_fine() =>
        Source("""
            Use(bank.Read(() => bank.Accounts.Where(a => a.Balance > 1).ToList()));
            Use(bank.Read(() => bank.Accounts.Select(a => a.Email).ToArray()));
            Use(bank.Read(() => bank.Accounts.Count(a => a.Balance > 1)));
            Use(bank.Read<List<Account>>(() => [.. bank.Accounts.ByTier[1]]));
            Use(bank.Read(() => bank.Accounts.ToLookup(a => a.Tier)));
            Use(bank.Read(() => bank.Accounts.ByEmail["ann"].Email));
            Use(bank.Read(() => bank.Accounts.ToList().Where(a => a is not null)));
            """).ShouldNotReport(Id);

    [Test]
    public Task A_query_that_is_evaluated_inside_is_fine() =>
        Source("""
            Use(bank.Read(() =>
            {
                IEnumerable<Account> Rich() => bank.Accounts.Where(a => a.Balance > 1);
                Func<IEnumerable<Account>> poor = () => bank.Accounts.Where(a => a.Balance < 1);
                return Rich().Concat(poor()).Count();
            }));
            """).ShouldNotReport(Id);

    [Test]
    public Task A_body_inside_another_scope_or_transaction_is_fine() =>
        Source("""
            bank.Write(() => { foreach (var a in bank.Write(() => bank.Accounts.Skip(1))) a.Balance = 1; });
            using (bank.BeginRead()) Use(bank.Read(() => bank.Accounts.Skip(1)).Count());
            bank.Read(() => Use(bank.Read(() => bank.Accounts.Skip(1)).Count()));
            """).ShouldNotReport(Id);

    [Test]
    public Task A_query_over_something_else_is_fine() =>
        Source("""
            Use(bank.Read(() => new List<int>().Where(n => n > 1)));
            Use(new Log().Read(() => bank.Accounts.Skip(1)));
            """).ShouldNotReport(Id);

    [Test]
    public Task A_query_that_is_assigned_anew_is_fine() =>
        Source("""
            Use(bank.Read(() =>
            {
                IEnumerable<Account> all = bank.Accounts.Skip(1);
                all = all.ToList();
                return all;
            }));
            """).ShouldNotReport(Id);

    [Test]
    public Task A_query_without_a_scope_is_fine() =>
        Method("""
            if (bank.Version > 1) return bank.Accounts.Skip(1);
            using (bank.BeginRead()) { }
            using var view = bank.OpenView();
            return bank.Accounts.ByTier[1];
            """).ShouldNotReport(Id);

    internal static string Source(string statements) => $$"""
        {{Declarations}}

        public static class Program
        {
            public static async System.Threading.Tasks.Task Run(Bank bank, bool rich)
            {
                Use(rich);
                {{statements}}
                await System.Threading.Tasks.Task.Yield();
            }

            static void Use(object value) { }
        }
        """;

    internal static string Method(string statements, string type = "IEnumerable<Account>") => $$"""
        {{Declarations}}

        public static class Program
        {
            public static {{type}} Run(Bank bank)
            {
                {{statements}}
            }
        }
        """;

    const string Declarations = """
        [Persistent]
        public partial class Account
        {
            [Unique] public partial string Email { get; set; } = "";
            [Index] public partial int Tier { get; set; }
            [Index(Ordered = true)] public partial decimal Balance { get; set; }
        }

        public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
        public class Log { public T Read<T>(Func<T> body) => body(); }
        """;
}
