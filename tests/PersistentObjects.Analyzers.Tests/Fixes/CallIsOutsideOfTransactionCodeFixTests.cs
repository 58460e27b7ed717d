using PersistentObjects.Analyzers.Tests.Harness;
using static PersistentObjects.Analyzers.Tests.Rules.CallIsOutsideOfTransactionAnalyzerTests;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class CallIsOutsideOfTransactionCodeFixTests
{
    const string Id = "PO1009";

    [Test]
    public Task The_method_around_is_marked() =>
        Source("[|account.Deposit(1)|]; var next = [|account.Next|];").ShouldBeFixedTo(
            Source("account.Deposit(1); var next = account.Next;", "[InTransaction]\n    public static void"),
            Id,
            "Mark");

    [Test]
    public Task The_call_is_wrapped_in_a_Write_of_the_store() =>
        Source("""
            [|bank.Reset()|];
                    if (account.Balance > 1) [|bank.Accounts.First().Deposit(1)|]; // One.
            """).ShouldBeFixedTo(
            Source("""
                bank.Write(() => bank.Reset());
                        if (account.Balance > 1) bank.Write(() => bank.Accounts.First().Deposit(1)); // One.
                """),
            Id,
            "Write");

    [Test]
    public Task Asynchronous_code_awaits_it() =>
        Source("await bank.FlushAsync(); [|bank.Reset()|];", "public static async System.Threading.Tasks.Task").ShouldBeFixedTo(
            Source("await bank.FlushAsync(); await bank.WriteAsync(() => bank.Reset());", "public static async System.Threading.Tasks.Task"),
            Id);

    [TestCase("[|bank.Reset()|];", "Write", "Mark")]
    [TestCase("[|account.Deposit(1)|];", "Mark")]
    [TestCase("Func<System.Threading.Tasks.Task> run = async () => { await bank.FlushAsync(); [|account.Deposit(1)|]; };")]
    public Task What_is_known_is_offered(string statements, params string[] keys) => Source(statements).ShouldOffer(Id, keys);
}
