using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class ScopeIsNotDisposedCodeFixTests
{
    const string Id = "PO1002";

    [Test]
    public Task The_scope_is_declared_with_using() =>
        Source("""
            // One moment.
                    [|bank.BeginRead()|]; // Now.
                    var first = [|bank.BeginRead()|];
                    _ = [|bank.BeginRead()|];
                    ReadScope second = [|bank.BeginRead()|], third = [|bank.BeginRead()|];
            """).ShouldBeFixedTo(
            Source("""
                // One moment.
                        using var scope = bank.BeginRead(); // Now.
                        using var first = bank.BeginRead();
                        using var scope2 = bank.BeginRead();
                        using ReadScope second = bank.BeginRead(), third = bank.BeginRead();
                """),
            Id);

    [Test]
    public Task Transactions_and_views_are_declared_with_using() =>
        Source("""
            [|bank.OpenView()|];
                    var view = [|bank.OpenView()|];
                    await Task.Yield();
                    var transaction = [|bank.BeginWrite()|];
            """).ShouldBeFixedTo(
            Source("""
                using var view2 = bank.OpenView();
                        using var view = bank.OpenView();
                        await Task.Yield();
                        using var transaction = bank.BeginWrite();
                """),
            Id);

    [TestCase("[|bank.BeginWrite()|];")]
    [TestCase("var version = [|bank.BeginRead()|].Version;")]
    [TestCase("Func<long> version = () => [|bank.BeginRead()|].Version;")]
    [TestCase("Use([|bank.BeginRead()|].Version);")]
    [TestCase("if (bank.Version > 0) [|bank.BeginRead()|];")]
    [TestCase("var scope = [|bank.BeginRead()|]; scope = default;")]
    [TestCase("var scope = [|bank.BeginRead()|]; Use(scope.Version); await Task.Yield();")]
    public Task What_is_not_mechanical_is_left_to_the_user(string statement) => Source(statement).ShouldOffer(Id);

    static string Source(string statements) => $$"""
        using System.Threading.Tasks;

        public partial class Bank : PersistentStore;

        public static class Program
        {
            public static async Task Run(Bank bank)
            {
                await Task.Yield();
                {{statements}}
            }

            static void Use(long version) { }
        }
        """;
}
