using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ChangesAreNotInOneTransactionAnalyzerTests
{
    const string Id = "PO1008";
    const string Ann = "var ann = bank.Accounts.ByEmail[\"ann\"]; ";

    [TestCase(Ann + "[|ann.Balance|] = 1; ann.Tier = 2;", "'Account.Balance' and what is changed behind it")]
    [TestCase("var ann = bank.Accounts.ByEmail.Find(\"ann\") ?? throw new Exception(); [|ann.Tier|] = 1; ann.Tier = 2;", "and what is changed")]
    [TestCase("var ann = bank.Add(new Account()); [|ann.Balance|] = 1; ann.Tier = 2;", "and what is changed")]
    [TestCase("var ann = new Account(); ann.Tier = 1; ann.Balance = 2; bank.Add(ann); [|ann.Tier|] = 3; ann.Balance = 4;", "and what is changed")]
    [TestCase("var ann = bank.Write(() => bank.Add(new Account())); [|ann.Tier|] = 1; ann.Balance = 2;", "and what is changed")]
    [TestCase("if (bank.Accounts.ByEmail.TryGet(\"ann\", out var ann)) { [|ann.Tier|] = 1; ann.Balance = 2; }", "and what is changed")]
    [TestCase("var ann = bank.Accounts.First(a => a.Tier > 1); [|ann.Owner!.Tier|] = 1; ann.Tier = 3;", "and what is changed")]
    [TestCase("foreach (var a in bank.Accounts) [|a.Tier|] = 1;", "'Account.Tier' is changed in a loop")]
    [TestCase("foreach (var a in bank.Accounts.ByTier[1].ToList()) { [|a.Tier|] = 1; a.Balance = 2; }", "is changed in a loop")]
    [TestCase("foreach (var a in bank.Accounts.ByBalance.From(1).Where(a => a.Tier > 2)) { if (a.Tier > 3) { [|a.Tier|] = 1; } }", "is changed in a loop")]
    [TestCase("foreach (var a in from a in bank.Accounts where a.Tier > 2 select a) [|a.Tier|] = 1;", "is changed in a loop")]
    [TestCase(Ann + "for (var n = 0; n < 3; n++) [|ann.Tier|] = n;", "is changed in a loop")]
    [TestCase(Ann + "[|ann.Balance|] += 1;", "is read and then changed")]
    [TestCase(Ann + "[|ann.Balance|]++;", "is read and then changed")]
    [TestCase(Ann + "[|ann.Owner|] ??= ann;", "is read and then changed")]
    [TestCase(Ann + "[|ann.Balance|] = ann.Balance - 1;", "is read and then changed")]
    [TestCase("[|bank.Accounts.ByEmail[\"ann\"].Balance|] -= 1;", "is read and then changed")]
    [TestCase("[|bank.Accounts.ByBalance.Max!.Tier|]++;", "is read and then changed")]
    [TestCase("while (bank.Version < 9) { foreach (var a in bank.Accounts) { [|a.Balance|] -= 1; break; } }", "is read and then changed")]
    [TestCase(Ann + "if (ann.Balance > 1) [|ann.Tier|] = 2;", "is changed because of what was read before")]
    [TestCase(Ann + "if (ann.Tier < 1) { Console.WriteLine(); } else { [|ann.Balance|] = 0; ann.Tier = 3; }", "is changed because of what was read before")]
    [TestCase(Ann + "[|ann.Notes|].Add(\"a\"); ann.Labels.Remove(\"b\");", "'Account.Notes' and what is changed behind it")]
    [TestCase(Ann + "[|ann.Tier|] = 1; ann.Stock[\"a\"] = 2; ann.Notes[^1] = \"b\";", "'Account.Tier' and what is changed behind it")]
    [TestCase(Ann + "var notes = ann.Notes; [|notes|].Sort(); ((ICollection<string>)notes).Clear();", "'Account.Notes' and what is changed")]
    [TestCase(Ann + "foreach (var note in args) [|ann.Notes|].Insert(0, note);", "'Account.Notes' is changed in a loop")]
    [TestCase(Ann + "foreach (var label in args) if ([|ann.Labels|].Add(label)) { ann.Tier = 1; }", "'Account.Labels' is changed in a loop")]
    [TestCase(Ann + "[|ann.Stock|][\"a\"] += 1;", "is read and then changed")]
    [TestCase(Ann + "[|ann.Notes|][ann.Notes.Count - 1] = \"a\";", "is read and then changed")]
    [TestCase(Ann + "var notes = ann.Notes; [|ann.Notes|].Add(notes[0]);", "is read and then changed")]
    [TestCase(Ann + "if (!ann.Labels.Contains(\"a\")) [|ann.Notes|].Add(\"a\");", "is changed because of what was read before")]
    [TestCase(Ann + "if (ann.Labels.Remove(\"a\")) [|ann.Tier|] = 2;", "'Account.Tier' is changed because of what was read before")]
    public async Task Changes_outside_of_a_transaction_are_reported(string statements, string reason) =>
        (await Program(statements).ShouldReport(Id)).ShouldContain(reason);

    [Test]
    public Task A_store_that_is_opened_with_await_using_is_no_lock() =>
        Program("await using var other = await Bank.OpenAsync(\"data\"); var ann = other.Accounts.First(); [|ann.Balance|] += 1;").ShouldReport(Id);

    [Test]
    public async Task Changes_in_an_asynchronous_lambda_are_reported() =>
        (await Program($"Func<System.Threading.Tasks.Task> run = async () => {{ {Ann}[|ann.Balance|] += 1; await System.Threading.Tasks.Task.Yield(); }}; await run();")
            .ShouldReport(Id)).ShouldContain("'Account.Balance' is read and then changed");

    [Test]
    public Task Changes_inside_of_a_transaction_are_fine() =>
        Program($$"""
            {{Ann}}
            bank.Write(() => { ann.Balance += 1; ann.Tier = 2; ann.Notes.Add("a"); ann.Stock["a"]++; });
            await bank.WriteAsync(() => { foreach (var a in bank.Accounts) a.Tier++; });
            bank.Write(() => new List<int>([1]).ForEach(n => ann.Balance += n));
            using (var transaction = bank.BeginWrite())
            {
                ann.Balance += 1;
                ann.Tier = 2;
                transaction.Commit();
            }
            """).ShouldNotReport(Id);

    [Test]
    public Task A_single_setter_is_fine() =>
        Program($$"""
            {{Ann}}
            ann.Balance = 1;
            Console.WriteLine();
            ann.Tier = bank.Accounts.ByTier[1].First().Tier;
            if (bank.Version > 1) ann.Tier = 3;
            ann.Notes.AddRange(args);
            if (!ann.Labels.Add("a")) return;
            foreach (var note in ann.Notes) Console.WriteLine(note);
            foreach (var note in args.Where(note => bank.Version > 1 || ann.Notes.Remove(note))) _ = note;
            """).ShouldNotReport(Id);

    [Test]
    public Task A_detached_object_is_fine() =>
        Program("""
            var ann = new Account { Tier = 1, Notes = { "a", "b" }, Stock = { ["a"] = 1 } };
            ann.Balance += 1;
            ann.Tier = 2;
            ann.Notes.Add("a");
            ann.Stock["a"] = 1;
            ann.Owner = bank.Accounts.ByEmail.Find("bob");
            foreach (var tier in new[] { 1, 2 }) ann.Tier = tier;
            bank.Add(ann);
            foreach (var made in new[] { 1, 2 }.Select(n => new Account { Tier = n })) { made.Balance++; bank.Add(made); }
            """).ShouldNotReport(Id);

    [Test]
    public Task An_object_that_may_be_from_anywhere_is_fine() =>
        Program("""
            var ann = bank.Accounts.ByEmail.Find("ann") ?? new Account();
            ann.Balance += 1;
            var bob = bank.Accounts.ByEmail["bob"];
            if (args.Length > 1) bob = new Account();
            bob.Balance += 1;
            Deposit(bob);
            void Deposit(Account account) { account.Balance += 1; account.Tier = 2; }
            """).ShouldNotReport(Id);

    [Test]
    public Task What_a_caller_may_do_in_a_transaction_is_fine() =>
        """
        using System.Threading.Tasks;

        [Persistent]
        public partial class Account
        {
            public partial decimal Balance { get; set; }
            public partial int Tier { get; set; }
            public void Deposit(decimal amount) { Balance += amount; Tier = 2; }
        }

        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
            public void Reset() { foreach (var account in Accounts) account.Balance = 0; }
            [InTransaction] public async Task Later() { Accounts.First().Balance += 1; await Task.Yield(); }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task What_a_lock_guards_is_fine() =>
        Program($$"""
            {{Ann}}
            var gate = new System.Threading.SemaphoreSlim(1);
            lock (args) { ann.Balance += 1; }
            await gate.WaitAsync();
            try { ann.Balance += 1; } finally { gate.Release(); }
            using (await Enter()) { ann.Tier++; }
            { using var entered = await Enter(); ann.Tier++; }
            async System.Threading.Tasks.Task<IDisposable> Enter() { await gate.WaitAsync(); return gate; }
            """).ShouldNotReport(Id);

    [Test]
    public Task A_loop_that_does_more_or_is_left_early_is_fine() =>
        Program("""
            var first = bank.Accounts.First();
            for (var n = 0; n < 3; n++) { Console.WriteLine(n); first.Tier = n; }
            foreach (var a in bank.Accounts.ToList()) { await System.Threading.Tasks.Task.Yield(); a.Tier = 1; }
            foreach (var a in bank.Accounts) { a.Tier = 1; break; }
            """).ShouldNotReport(Id);

    internal static string Program(string statements) => $$"""
        using var bank = Bank.InMemory();
        {{statements}}

        [Persistent]
        public partial class Account
        {
            [Unique] public partial string Email { get; set; } = "";
            [Index] public partial int Tier { get; set; }
            [Index(Ordered = true)] public partial decimal Balance { get; set; }
            public partial Account? Owner { get; set; }
            public partial PersistentList<string> Notes { get; }
            public partial PersistentSet<string> Labels { get; }
            public partial PersistentDictionary<string, int> Stock { get; }
        }

        public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
        """;
}
