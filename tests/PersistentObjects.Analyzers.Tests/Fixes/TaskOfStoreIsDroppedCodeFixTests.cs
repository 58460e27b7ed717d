using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class TaskOfStoreIsDroppedCodeFixTests
{
    const string Id = "PO1006";

    [Test]
    public Task The_task_is_awaited() =>
        Source("""
            // All of them.
                    [|bank.WriteAsync(() => { })|]; // Now.
                    if (bank.Version > 0) [|bank.FlushAsync().ConfigureAwait(false)|];
                    Func<Task> later = async () => { [|bank.SnapshotAsync()|]; await Task.Yield(); };
                    async Task Last() => [|bank.FlushAsync()|];
                    await Last();
            """).ShouldBeFixedTo(
            Source("""
                // All of them.
                        await bank.WriteAsync(() => { }); // Now.
                        if (bank.Version > 0) await bank.FlushAsync().ConfigureAwait(false);
                        Func<Task> later = async () => { await bank.SnapshotAsync(); await Task.Yield(); };
                        async Task Last() => await bank.FlushAsync();
                        await Last();
                """),
            Id);

    [Test]
    public Task An_await_is_offered() => Source("[|bank.FlushAsync()|];").ShouldOffer(Id, "Await");

    [TestCase("Action later = () => [|bank.FlushAsync()|];")]
    [TestCase("void Later() => [|bank.FlushAsync()|];")]
    [TestCase("[|bank?.FlushAsync()|];")]
    [TestCase("lock (bank) { [|bank.FlushAsync()|]; }")]
    [TestCase("using (bank.BeginRead()) [|bank.FlushAsync()|];")]
    [TestCase("using var scope = bank.BeginRead(); [|bank.FlushAsync()|];")]
    public Task Where_nothing_can_be_awaited_the_user_decides(string statement) => Source(statement).ShouldOffer(Id);

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
        }
        """;
}
