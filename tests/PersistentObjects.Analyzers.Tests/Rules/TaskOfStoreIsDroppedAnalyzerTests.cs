using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class TaskOfStoreIsDroppedAnalyzerTests
{
    const string Id = "PO1006";

    [TestCase("[|bank.WriteAsync(() => { })|];", "The task of 'WriteAsync' is dropped, so that nobody waits for the transaction to be durable")]
    [TestCase("[|bank.WriteAsync(() => 1)|];", "'WriteAsync'")]
    [TestCase("[|bank.WriteAsync(1, static n => { })|];", "'WriteAsync'")]
    [TestCase("[|bank.WriteAsync(() => { }).ConfigureAwait(false)|];", "'WriteAsync'")]
    [TestCase("[|bank?.WriteAsync(() => { })|];", "'WriteAsync'")]
    [TestCase("[|bank.FlushAsync()|];", "waits for the disk or learns that it failed: await it")]
    [TestCase("[|bank.WaitForVersion(1)|];", "waits for the disk")]
    [TestCase("[|bank.SnapshotAsync()|];", "waits for the snapshot")]
    [TestCase("[|bank.BackupAsync(\"copy\")|];", "waits for the backup")]
    [TestCase("[|bank.DisposeAsync()|];", "waits for the store to be closed")]
    [TestCase("Action later = () => [|bank.FlushAsync()|];", "'FlushAsync'")]
    [TestCase("void Later() => [|bank.FlushAsync()|]; Later();", "'FlushAsync'")]
    [TestCase("bank.Write(() => { [|bank.WriteAsync(() => { })|]; });", "'WriteAsync'")]
    public async Task A_dropped_task_is_reported(string statement, string message) =>
        (await Source($"public static void Run(Bank bank) {{ {statement} }}").ShouldReport(Id)).ShouldContain(message);

    [Test]
    public async Task A_dropped_task_of_the_own_store_is_reported() =>
        await "public partial class Bank : PersistentStore { public void Save() { [|WriteAsync(() => { })|]; } }".ShouldReport(Id);

    [TestCase("await bank.WriteAsync(() => { });")]
    [TestCase("await bank.WriteAsync(() => { }).ConfigureAwait(false);")]
    [TestCase("await Task.WhenAll(bank.WriteAsync(() => { }), bank.FlushAsync());")]
    [TestCase("await using var other = Bank.InMemory();")]
    public Task An_awaited_task_is_fine(string statement) =>
        Source($"public static async Task Run(Bank bank) {{ {statement} await Task.Yield(); }}").ShouldNotReport(Id);

    [TestCase("_ = bank.WriteAsync(() => { });")]
    [TestCase("bank.FlushAsync().Wait();")]
    [TestCase("bank.FlushAsync().GetAwaiter().GetResult();")]
    [TestCase("bank.FlushAsync().ContinueWith(task => { });")]
    [TestCase("Task written; written = bank.WriteAsync(() => { });")]
    [TestCase("Func<Task> later = () => bank.FlushAsync();")]
    public Task A_task_that_somebody_holds_is_fine(string statement) =>
        Source($"public static void Run(Bank bank) {{ {statement} }}").ShouldNotReport(Id);

    [Test]
    public Task A_returned_task_is_fine() =>
        Source("public static Task Run(Bank bank) => bank.WriteAsync(() => { });").ShouldNotReport(Id);

    [Test]
    public Task A_task_of_another_class_is_fine() =>
        Source("public static void Run(Log log) { log.WriteAsync(() => { }); }").ShouldNotReport(Id);

    static string Source(string method) => $$"""
        using System.Threading.Tasks;

        public partial class Bank : PersistentStore;
        public class Log { public Task WriteAsync(Action body) => Task.CompletedTask; }

        public static class Program
        {
            {{method}}
        }
        """;
}
