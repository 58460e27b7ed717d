using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class WriteTransactionBlocksAnalyzerTests
{
    const string Id = "PO1005";
    const string Blocking = "persistent_objects.blocking_calls";
    const string Allowed = "persistent_objects.allowed_calls";

    [TestCase("[|File.ReadAllText(\"a\")|]", "'File.ReadAllText(string)' may block")]
    [TestCase("[|Directory.CreateDirectory(\"a\")|]", "'Directory.CreateDirectory(string)'")]
    [TestCase("[|new FileInfo(\"a\").OpenRead()|]", "'FileInfo.OpenRead()'")]
    [TestCase("using var file = [|new FileStream(\"a\", FileMode.Open)|]", "'new FileStream'")]
    [TestCase("using var file = [|new StreamReader(\"a\")|]", "'new StreamReader'")]
    [TestCase("[|Console.WriteLine(\"a\")|]", "'Console.WriteLine(string?)'")]
    [TestCase("[|Console.Out|].WriteLine()", "'Console.Out'")]
    [TestCase("[|client.Send(new HttpRequestMessage())|]", "'HttpClient.Send(HttpRequestMessage)'")]
    [TestCase("[|System.Net.Dns.GetHostName()|]", "'Dns.GetHostName()'")]
    [TestCase("[|Thread.Sleep(1)|]", "for which all other writers wait")]
    [TestCase("[|task.Wait()|]", "'Task.Wait()'")]
    [TestCase("_ = [|task.Result|]", "'Task<int>.Result'")]
    [TestCase("[|task.GetAwaiter().GetResult()|]", "'TaskAwaiter<int>.GetResult()'")]
    [TestCase("[|task.ConfigureAwait(false).GetAwaiter().GetResult()|]", "GetResult()'")]
    [TestCase("_ = [|client.GetStringAsync(\"a\").Result|]", "'Task<string>.Result'")]
    [TestCase("lock ([|client|]) { task = Task.FromResult(1); }", "'lock' may block")]
    [TestCase("[|Monitor.Enter(client)|]", "'Monitor.Enter(object)'")]
    [TestCase("[|new SemaphoreSlim(1).Wait()|]", "'SemaphoreSlim.Wait()'")]
    [TestCase("[|new Mutex().WaitOne()|]", "'WaitHandle.WaitOne()'")]
    [TestCase("[|command.ExecuteNonQuery()|]", "'DbCommand.ExecuteNonQuery()'")]
    [TestCase("[|Slow()|]", "'Thread.Sleep(int)' in 'Slow'")]
    [TestCase("if (task.IsCompleted) foreach (var n in new[] { 1 }) [|Slow()|]", "'Thread.Sleep(int)' in 'Slow'")]
    [TestCase("void Wait() => task.Wait(); [|Wait()|]", "'Task.Wait()' in 'Wait'")]
    public async Task What_may_block_is_reported(string statement, string message) =>
        (await Source($"bank.Write(() => {{ {statement}; }});").ShouldReport(Id)).ShouldContain(message);

    [TestCase("bank.Write(() => [|task.Result|]);", "'Task<int>.Result'")]
    [TestCase("_ = bank.WriteAsync(() => [|Thread.Sleep(1)|]);", "'Thread.Sleep(int)'")]
    [TestCase("bank.Write(1, static n => [|Thread.Sleep(n)|]);", "'Thread.Sleep(int)'")]
    [TestCase("bank.Write((Action)delegate { [|Thread.Sleep(1)|]; });", "'Thread.Sleep(int)'")]
    [TestCase("bank.Write([|Slow|]);", "'Thread.Sleep(int)' in 'Slow'")]
    [TestCase("void Local() { Thread.Sleep(1); } bank.Write([|Local|]);", "in 'Local'")]
    [TestCase("using var transaction = bank.BeginWrite(); [|Thread.Sleep(1)|]; transaction.Commit();", "'Thread.Sleep(int)'")]
    [TestCase("using (var transaction = bank.BeginWrite()) { [|Thread.Sleep(1)|]; transaction.Commit(); }", "'Thread.Sleep(int)'")]
    public async Task Every_kind_of_transaction_counts(string statements, string message) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(message);

    [Test]
    public async Task A_method_that_is_called_in_transactions_is_reported_itself() =>
        (await Source("""
            [InTransaction] void Local() { }
            bank.Write(() => { Local(); Fast(); });
            """, "[InTransaction] static void Fast() => [|Thread.Sleep(1)|];").ShouldReport(Id)).ShouldContain("'Thread.Sleep(int)' may block");

    [Test]
    public Task What_may_block_outside_of_a_transaction_is_fine() =>
        Source("""
            var text = File.ReadAllText("a");
            bank.Write(() => { });
            Console.WriteLine(text);
            bank.Read(() => Console.WriteLine(text));
            using var transaction = bank.BeginWrite();
            transaction.Commit();
            Thread.Sleep(1);
            """).ShouldNotReport(Id);

    [TestCase("Path.Combine(\"a\", \"b\")")]
    [TestCase("new FileInfo(\"a\").ToString()")]
    [TestCase("new StringReader(\"a\").ReadLine()")]
    [TestCase("new StreamReader(new MemoryStream()).ReadLine()")]
    [TestCase("task.Wait(0)")]
    [TestCase("new Mutex().WaitOne(TimeSpan.Zero)")]
    [TestCase("Monitor.Exit(client)")]
    [TestCase("nameof(Console.WriteLine).ToString()")]
    [TestCase("Interlocked.Increment(ref count)")]
    public Task What_does_not_wait_is_fine(string statement) =>
        Source($"var count = 0; bank.Write(() => {{ _ = {statement}; }}); _ = count;".Replace("_ = Monitor", "Monitor")).ShouldNotReport(Id);

    [TestCase("Action later = () => Thread.Sleep(1);")]
    [TestCase("void Later() => Thread.Sleep(1);")]
    [TestCase("_ = Task.Run(() => Slow());")]
    [TestCase("_ = Lazy();")]
    public Task A_function_that_runs_at_another_time_is_fine(string statement) =>
        Source($"bank.Write(() => {{ {statement} }});").Replace("void Later()", "_ = (Action)Later; void Later()").ShouldNotReport(Id);

    [Test]
    public Task A_task_that_was_awaited_before_is_fine() =>
        Source("""
            async Task Sum()
            {
                var (first, second) = (Task.FromResult(1), Task.FromResult(2));
                await Task.WhenAll(first, second);
                await bank.WriteAsync(() => first.Result + second.GetAwaiter().GetResult());
            }
            _ = Sum();
            """).ShouldNotReport(Id);

    [Test]
    public Task A_virtual_method_is_fine_since_another_one_may_run() =>
        Source("bank.Write(new Log().Append);").ShouldNotReport(Id);

    [Test]
    public Task A_method_two_levels_away_is_not_followed() =>
        Source("bank.Write(() => Slower());").ShouldNotReport(Id);

    [TestCase("T:Log")]
    [TestCase("M:Log.Append")]
    [TestCase("M:System.Linq.Enumerable.Max, M:Log.Append()")]
    [TestCase("M:Log.Add(System.Int32,System.Int32),M:Log.Append")]
    public async Task An_editorconfig_adds_calls(string calls) =>
        (await Source("bank.Write(() => [|new Log().Append()|]);").ShouldReport(Id, (Blocking, calls))).ShouldContain("'Log.Append()'");

    [TestCase("T:System.Threading.Thread")]
    [TestCase("M:System.Threading.Thread.Sleep")]
    [TestCase("M:System.Threading.Thread.Sleep(System.Int32)")]
    public Task An_editorconfig_takes_calls_away(string calls) =>
        Source("bank.Write(() => { Thread.Sleep(1); Slow(); });").ShouldNotReport(Id, (Allowed, calls));

    [Test]
    public Task An_editorconfig_allows_locks_as_what_they_are() =>
        Source("bank.Write(() => { lock (client) { } });").ShouldNotReport(Id, (Allowed, "M:System.Threading.Monitor.Enter"));

    static string Source(string statements, string member = "") => $$"""
        using System.Data.Common;
        using System.IO;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        public partial class Bank : PersistentStore;
        public class Log { public virtual void Append() => Thread.Sleep(1); public void Add(int a, int b) { } }

        public static class Program
        {
            public static void Run(Bank bank, Task<int> task, HttpClient client, DbCommand command)
            {
                {{statements}}
            }

            static void Slow() => Thread.Sleep(1);
            {{member}}
            static void Slower() => Slow();
            static IEnumerable<int> Lazy() { Thread.Sleep(1); yield return 1; }
        }
        """;
}
