using PersistentObjects.Analyzers.Tests.Harness;
using static PersistentObjects.Analyzers.Tests.Rules.ChangeBlocksAsynchronousCodeAnalyzerTests;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class ChangeBlocksAsynchronousCodeCodeFixTests
{
    const string Id = "PO1007";

    [Test]
    public Task The_change_is_made_in_a_transaction_that_is_awaited() =>
        Async("""
            var ann = bank.Accounts.First();
                    // The first.
                    [|ann.Balance|] = 1; // Now.
                    await Task.Yield();
                    [|ann.Notes|].Add("a");
                    if (bank.Version > 1) [|ann.Name|] = "ann";
                    Func<Task> later = async () => { [|bank.Accounts.First().Balance|] = 2; await Task.Yield(); };
            """).ShouldBeFixedTo(
            Async("""
                var ann = bank.Accounts.First();
                        // The first.
                        await bank.WriteAsync(() => ann.Balance = 1); // Now.
                        await Task.Yield();
                        await bank.WriteAsync(() => ann.Notes.Add("a"));
                        if (bank.Version > 1) await bank.WriteAsync(() => ann.Name = "ann");
                        Func<Task> later = async () => { await bank.WriteAsync(() => bank.Accounts.First().Balance = 2); await Task.Yield(); };
                """),
            Id);

    [TestCase("[|bank.Accounts.First().Balance|] = await Task.FromResult(1);")]
    [TestCase("var balance = [|bank.Accounts.First().Balance|] = 1;")]
    [TestCase("var ann = Bank.Open(\"data\").Accounts.First(); [|ann.Balance|] = 1;")]
    [TestCase("lock (bank) { [|bank.Accounts.First().Balance|] = 1; }")]
    [TestCase("{ using var scope = bank.BeginRead(); [|bank.Accounts.First().Balance|] = 1; }")]
    public Task What_is_not_mechanical_is_left_to_the_user(string statements) => Async(statements).ShouldOffer(Id);
}
