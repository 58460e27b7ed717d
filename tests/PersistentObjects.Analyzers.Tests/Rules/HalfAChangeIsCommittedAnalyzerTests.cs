using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class HalfAChangeIsCommittedAnalyzerTests
{
    const string Id = "PO1011";

    [TestCase("a.Balance -= 5; b.Balance += Parse();", "Exception", "commits 'Account.Balance' without what was to follow it")]
    [TestCase("a.Balance -= 5; b.Balance += Parse();", "FormatException", "'Account.Balance'")]
    [TestCase("a.Balance -= 5; b.Balance += 5;", "Exception", "let the exception leave the transaction")]
    [TestCase("a.Balance -= 5; b.Balance += 5;", "PersistentStoreException", "'Account.Balance'")]
    [TestCase("a.Balance = 5; Check(); a.Name = \"b\";", "FormatException", "'Account.Balance'")]
    [TestCase("bank.Delete(a); b.Balance = Parse();", "FormatException", "'PersistentStore.Delete(PersistentObject)'")]
    [TestCase("foreach (var c in bank.Accounts) c.Balance = Parse();", "FormatException", "'Account.Balance'")]
    [TestCase("if (a.Balance > 1) { a.Balance--; } b.Balance = Parse();", "FormatException", "'Account.Balance'")]
    [TestCase("a.Notes.Add(\"a\"); b.Notes[0] = Parse().ToString();", "FormatException", "'Account.Notes'")]
    [TestCase("a.Notes.Clear(); b.Balance = 5;", "Exception", "'Account.Notes'")]
    public async Task Half_of_what_a_try_changes_is_reported(string attempt, string exception, string message) =>
        (await Source($"bank.Write(() => {{ try {{ {attempt} }} [|catch|] ({exception}) {{ Console.Beep(); }} }});").ShouldReport(Id)).ShouldContain(message);

    [TestCase("bank.Write(() => { a.Balance -= 5; try { b.Balance += 5; } [|catch|] { } });")]
    [TestCase("bank.Write(() => { a.Balance -= 5; try { b.Balance += Parse(); } [|catch|] (FormatException) { return; } });")]
    [TestCase("_ = bank.WriteAsync(() => { a.Balance -= 5; try { b.Balance += 5; } [|catch|] (Exception e) { _ = e; } });")]
    [TestCase("using var transaction = bank.BeginWrite(); try { a.Balance -= 5; b.Balance += 5; } [|catch|] { } transaction.Commit();")]
    [TestCase("[InTransaction] void Local() { try { a.Balance -= 5; b.Balance += 5; } [|catch|] { } } bank.Write(Local);")]
    [TestCase("var ok = bank.Write(() => { try { a.Balance -= 5; b.Balance += 5; return true; } [|catch|] { return false; } });")]
    public Task Every_kind_of_transaction_counts(string statements) => Source(statements).ShouldReport(Id);

    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch { throw; }")]
    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch (Exception e) { throw new InvalidOperationException(\"a\", e); }")]
    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch { Environment.FailFast(\"a\"); }")]
    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch { a.Balance += 5; }")]
    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch { a.Notes.Add(\"failed\"); }")]
    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch { bank.Delete(a); }")]
    [TestCase("try { a.Balance -= 5; b.Balance += 5; } catch (Exception e) when (e.Message == \"\") { }")]
    [TestCase("Exception? failed = null; try { a.Balance -= 5; b.Balance += 5; } catch (Exception e) { failed = e; } if (failed is not null) throw failed;")]
    public Task What_takes_the_change_back_or_throws_is_fine(string statements) =>
        Source($"bank.Write(() => {{ {statements} }});").ShouldNotReport(Id);

    [TestCase("try { a.Balance = Parse(); } catch (Exception) { }")]
    [TestCase("try { a.Notes.Add(Parse().ToString()); } catch (Exception) { }")]
    [TestCase("try { var parsed = Parse(); a.Balance = parsed; a.Name = \"b\"; } catch (Exception) { }")]
    [TestCase("foreach (var line in new[] { 1, 2 }) { try { bank.Add(new Account(Parse())); } catch (FormatException) { } }")]
    [TestCase("foreach (var line in new[] { 1, 2 }) { try { var c = new Account(1); c.Name = \"c\"; c.Balance = Parse(); bank.Add(c); } catch (FormatException) { } }")]
    [TestCase("try { if (a.Balance > 1) a.Balance = Parse(); else a.Name = Parse().ToString(); } catch (Exception) { }")]
    [TestCase("a.Balance = 1; try { Check(); } catch (Exception) { }")]
    [TestCase("var balance = 0; try { balance = Parse(); } catch (FormatException) { } a.Balance = balance; b.Balance = balance;")]
    [TestCase("try { a.Balance = 1; Check(); } finally { Check(); }")]
    public Task What_fails_before_the_first_change_is_fine(string statements) =>
        Source($"bank.Write(() => {{ {statements} }});").ShouldNotReport(Id);

    [TestCase("try { bank.Write(() => { a.Balance -= 5; b.Balance += 5; }); } catch (Exception) { }")]
    [TestCase("void Local() { try { a.Balance -= 5; b.Balance += 5; } catch (Exception) { } } Local();")]
    [TestCase("using var transaction = bank.BeginWrite(); try { a.Balance -= 5; b.Balance += 5; } catch { return; } transaction.Commit();")]
    public Task What_is_not_committed_is_fine(string statements) => Source(statements).ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        [Persistent] public partial class Account
        {
            public Account(int balance) => Balance = balance;
            public partial int Balance { get; set; }
            public partial string Name { get; set; } = "";
            public partial PersistentList<string> Notes { get; }
        }

        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
        }

        public static class Program
        {
            public static void Run(Bank bank, Account a, Account b)
            {
                {{statements}}
            }

            static int Parse() => int.Parse("1");
            static void Check() { }
        }
        """;
}
