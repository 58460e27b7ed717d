using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ScopeIsNotDisposedAnalyzerTests
{
    const string Id = "PO1002";

    [TestCase("[|bank.BeginRead()|];", "The read scope that 'BeginRead' opens")]
    [TestCase("_ = [|bank.BeginRead()|];", "The read scope")]
    [TestCase("var scope = [|bank.BeginRead()|];", "The read scope")]
    [TestCase("var scope = [|bank.BeginRead()|]; Use(scope.Version);", "The read scope")]
    [TestCase("ReadScope scope; scope = [|bank.BeginRead()|]; Use(scope.Version);", "The read scope")]
    [TestCase("Use([|bank.BeginRead()|].Version);", "The read scope")]
    [TestCase("var version = [|bank.BeginRead()|].Version;", "The read scope")]
    [TestCase("var scope = [|Open(bank)|];", "The read scope that 'Open' opens")]
    [TestCase("Action run = () => { var scope = [|bank.BeginRead()|]; Use(scope.Version); };", "The read scope")]
    [TestCase("var transaction = [|bank.BeginWrite()|]; transaction.Commit();", "The write transaction that 'BeginWrite' opens")]
    [TestCase("[|bank.BeginWrite()|];", "no other thread can write")]
    [TestCase("var view = [|bank.OpenView()|]; using (view.Enter()) { }", "The view that 'OpenView' opens")]
    [TestCase("using (var view = bank.OpenView()) { [|view.Enter()|]; }", "The read scope that 'Enter' opens")]
    [TestCase("using ([|bank.OpenView()|].Enter()) { }", "The view")]
    [TestCase("var view = [|bank.OpenView()|]; Action run = () => Use(view.Version);", "The view")]
    public async Task What_nobody_closes_is_reported(string statements, string message) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(message);

    [Test]
    public Task A_using_is_fine() =>
        Source("""
            using (bank.BeginRead()) { }
            using (var first = bank.BeginRead()) { Use(first.Version); }
            using var second = bank.BeginRead();
            using ReadScope third = bank.BeginRead(), fourth = Open(bank);
            var fifth = bank.BeginRead();
            using (fifth) { }
            using var view = bank.OpenView();
            using (view.Enter()) { }
            using var transaction = bank.BeginWrite();
            transaction.Commit();
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
    public Task A_view_that_is_kept_is_fine() =>
        Source("""
            var kept = bank.OpenView();
            s_views.Add(kept);
            s_view = bank.OpenView();
            var maybe = bank.Version > 1 ? bank.OpenView() : null;
            maybe?.Dispose();
            Action close = bank.OpenView().Dispose;
            var shared = Current();
            Use(Current().Version);
            """).ShouldNotReport(Id);

    [Test]
    public Task A_transaction_that_ends_at_once_is_fine() =>
        Source("bank.BeginWrite().Commit();").ShouldNotReport(Id);

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

            static readonly List<StoreView> s_views = [];
            public static StoreView? s_view;

            static StoreView Current() => s_view ?? s_views[0];
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
