using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class BodyIsAsynchronousAnalyzerTests
{
    const string Id = "PO1001";

    [TestCase("bank.Write([|async|] () => await Task.Yield());", "'Write' is given is asynchronous")]
    [TestCase("bank.Write([|async|] () => { await Task.Yield(); return 1; });", "'Write'")]
    [TestCase("_ = bank.WriteAsync([|async|] () => await Task.Yield());", "'WriteAsync'")]
    [TestCase("bank.Write((Action)([|async|] () => await Task.Yield()));", "is asynchronous")]
    [TestCase("bank.Write([|async|] delegate { await Task.Yield(); });", "is asynchronous")]
    [TestCase("bank.Write(1, [|async|] (int n) => await Task.Yield());", "is asynchronous")]
    [TestCase("bank.Write(1, static [|async|] n => { await Task.Yield(); return n; });", "is asynchronous")]
    [TestCase("_ = bank.WriteAsync(durability: Durability.Full, body: [|async|] () => await Task.Yield());", "is asynchronous")]
    [TestCase("bank.Write([|Later|]);", "is asynchronous")]
    [TestCase("bank.Write([|Forget|]);", "is asynchronous")]
    [TestCase("bank.Write([|new Action(Forget)|]);", "is asynchronous")]
    [TestCase("bank.Write([|() => Task.Delay(1)|]);", "returns a 'Task'")]
    [TestCase("bank.Write([|Soon|]);", "returns a 'ValueTask<int>'")]
    [TestCase("_ = bank.WriteAsync([|() => Items()|]);", "returns a 'IAsyncEnumerable<int>'")]
    [TestCase("Func<Task> body = Later; bank.Write([|body|]);", "returns a 'Task'")]
    [TestCase("bank.Read([|async|] () => await Task.Yield());", "outside of the read scope")]
    [TestCase("bank.Read([|Soon|]);", "open a view with OpenView()")]
    [TestCase("async Task Local() => await Task.Yield(); bank.Write([|Local|]);", "is asynchronous")]
    public async Task An_asynchronous_body_is_reported(string statement, string message) =>
        (await Source(statement).ShouldReport(Id)).ShouldContain(message);

    [Test]
    public Task A_synchronous_body_is_fine() =>
        Source("""
            bank.Write(() => { });
            bank.Write(() => 1);
            bank.Write(1, static n => n + 1);
            bank.Write(Now);
            bank.Read(Now);
            bank.Read(() => 1);
            _ = bank.WriteAsync(() => { });
            """).ShouldNotReport(Id);

    [Test]
    public Task An_asynchronous_state_is_fine() =>
        Source("""
            bank.Write(Task.CompletedTask, static task => { });
            bank.Write<Func<Task>>(Later, static later => { });
            """).ShouldNotReport(Id);

    [Test]
    public Task Awaiting_WriteAsync_is_fine() =>
        Source("Func<Task> run = async () => await bank.WriteAsync(() => { });").ShouldNotReport(Id);

    [Test]
    public Task A_Write_of_another_class_is_fine() =>
        Source("new Log().Write(async () => await Task.Yield());").ShouldNotReport(Id);

    [Test]
    public Task A_lambda_inside_a_body_is_fine() =>
        Source("bank.Write(() => { Func<Task> later = async () => await Task.Yield(); });").ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        using System.Threading.Tasks;

        public partial class Bank : PersistentStore;
        public class Log { public void Write(Func<Task> body) { } }

        public static class Program
        {
            public static void Run(Bank bank)
            {
                {{statements}}
            }

            static void Now() { }
            static async Task Later() => await Task.Yield();
            static async void Forget() => await Task.Yield();
            static ValueTask<int> Soon() => new(1);
            static async IAsyncEnumerable<int> Items() { await Task.Yield(); yield return 1; }
        }
        """;
}
