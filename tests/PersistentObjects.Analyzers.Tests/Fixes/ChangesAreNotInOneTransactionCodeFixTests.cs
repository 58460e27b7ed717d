using PersistentObjects.Analyzers.Tests.Harness;
using static PersistentObjects.Analyzers.Tests.Rules.ChangesAreNotInOneTransactionAnalyzerTests;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class ChangesAreNotInOneTransactionCodeFixTests
{
    const string Id = "PO1008";

    [Test]
    public Task The_statements_are_wrapped_in_a_Write() =>
        Program("""
            var ann = bank.Accounts.ByEmail["ann"];
            // Both or none.
            [|ann.Balance|] = 1;
            ann.Tier = 2; // The second.
            Console.WriteLine();
            [|ann.Balance|] += 1;
            foreach (var a in bank.Accounts)
            {
                [|a.Tier|] = 1;
            }
            if (ann.Tier > 1) [|ann.Tier|] = 1;
            """).ShouldBeFixedTo(
            Program("""
                var ann = bank.Accounts.ByEmail["ann"];
                // Both or none.
                bank.Write(() =>
                {
                    ann.Balance = 1;
                    ann.Tier = 2;
                }); // The second.
                Console.WriteLine();
                bank.Write(() => ann.Balance += 1);
                bank.Write(() =>
                {
                    foreach (var a in bank.Accounts)
                    {
                        a.Tier = 1;
                    }
                });
                bank.Write(() =>
                {
                    if (ann.Tier > 1) ann.Tier = 1;
                });
                """),
            Id);

    [Test]
    public Task Asynchronous_code_awaits_it() =>
        Program("""
            var ann = bank.Accounts.ByEmail["ann"];
            await bank.FlushAsync();
            [|ann.Balance|] += 1;
            if (bank.Version > 1) [|ann.Tier|]++;
            """).ShouldBeFixedTo(
            Program("""
                var ann = bank.Accounts.ByEmail["ann"];
                await bank.FlushAsync();
                await bank.WriteAsync(() => ann.Balance += 1);
                if (bank.Version > 1) await bank.WriteAsync(() => ann.Tier++);
                """),
            Id);

    [TestCase("var tier = [|bank.Accounts.ByEmail[\"ann\"].Tier|]++; Console.WriteLine(tier);")]
    [TestCase("[|bank.Accounts.ByEmail[\"ann\"].Tier|] += await System.Threading.Tasks.Task.FromResult(1);")]
    [TestCase("var ann = Bank.InMemory().Accounts.First(); [|ann.Tier|]++;")]
    [TestCase("var ann = bank.Accounts.First(); using (bank.BeginRead()) { [|ann.Tier|]++; }")]
    [TestCase("var ann = bank.Accounts.First(); int tier; [|ann.Tier|] += tier = 2; Console.WriteLine(tier);")]
    public Task What_is_not_mechanical_is_left_to_the_user(string statements) => Program(statements).ShouldOffer(Id);
}
