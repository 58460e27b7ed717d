using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ReadScopeIsNotDisposedAnalyzerTests
{
    const string Id = "PO1002";

    [TestCase("[|bank.BeginRead()|];")]
    [TestCase("_ = [|bank.BeginRead()|];")]
    [TestCase("var scope = [|bank.BeginRead()|];")]
    [TestCase("var scope = [|bank.BeginRead()|]; Use(scope.Version);")]
    [TestCase("ReadScope scope; scope = [|bank.BeginRead()|]; Use(scope.Version);")]
    [TestCase("Use([|bank.BeginRead()|].Version);")]
    [TestCase("var scope = [|Open(bank)|];")]
    [TestCase("Action run = () => { var scope = [|bank.BeginRead()|]; Use(scope.Version); };")]
    public async Task A_scope_that_nobody_closes_is_reported(string statements) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain("'BeginRead'".Replace("BeginRead", statements.Contains("Open(") ? "Open" : "BeginRead"));

    [Test]
    public Task A_using_is_fine() =>
        Source("""
            using (bank.BeginRead()) { }
            using (var first = bank.BeginRead()) { Use(first.Version); }
            using var second = bank.BeginRead();
            using ReadScope third = bank.BeginRead(), fourth = Open(bank);
            var fifth = bank.BeginRead();
            using (fifth) { }
            """).ShouldNotReport(Id);

    [Test]
    public Task A_scope_that_is_disposed_by_hand_is_fine() =>
        Source("""
            bank.BeginRead().Dispose();
            var scope = bank.BeginRead();
            try { Use(scope.Version); } finally { scope.Dispose(); }
            ReadScope later = default;
            try { later = bank.BeginRead(); } finally { later.Dispose(); }
            """).ShouldNotReport(Id);

    [Test]
    public Task A_scope_that_is_handed_on_is_fine() =>
        Source("""
            Close(bank.BeginRead());
            var scope = bank.BeginRead();
            CloseRef(ref scope);
            var other = bank.BeginRead();
            using var same = other;
            var holder = new Holder { Scope = bank.BeginRead() };
            holder.Scope.Dispose();
            """).ShouldNotReport(Id);

    [Test]
    public Task A_scope_that_is_returned_is_fine() => Source("").ShouldNotReport(Id);

    [Test]
    public Task A_scope_of_another_kind_is_fine() =>
        Source("var scope = new Log().BeginRead(); new Log().BeginRead();").ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        public partial class Bank : PersistentStore;
        public class Log { public object BeginRead() => this; }
        public ref struct Holder { public ReadScope Scope; }

        public static class Program
        {
            public static void Run(Bank bank)
            {
                {{statements}}
            }

            static ReadScope Open(Bank bank)
            {
                var scope = bank.BeginRead();
                return scope;
            }

            static ReadScope OpenNow(Bank bank) => bank.BeginRead();
            static void Use(long version) { }
            static void Close(ReadScope scope) => scope.Dispose();
            static void CloseRef(ref ReadScope scope) => scope.Dispose();
        }
        """;
}
