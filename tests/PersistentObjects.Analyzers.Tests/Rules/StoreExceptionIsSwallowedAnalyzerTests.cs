using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoreExceptionIsSwallowedAnalyzerTests
{
    const string Id = "PO1010";

    [TestCase("try { bank.Write(body); } catch ([|StoreFaultedException|]) { }", "'StoreFaultedException' is swallowed, so that nobody knows that the change may be lost")]
    [TestCase("try { bank.Write(body); } catch ([|PersistentStoreException|]) { /* Too bad. */ }", "what was not done")]
    [TestCase("try { bank.Write(body); } catch ([|TransactionOutcomeUnknownException|]) { return; }", "may be lost")]
    [TestCase("try { bank.Write(body); } catch ([|VersionConflictException|]) { }", "overtaken")]
    [TestCase("foreach (var n in new[] { 1, 2 }) try { bank.Write(body); } catch ([|PersistentStoreException|]) { continue; }", "what was not done")]
    [TestCase("try { bank.Write(body); } catch (UniqueViolationException) { } catch ([|StoreFaultedException|]) { { } ; }", "refuses all others")]
    [TestCase("try { var n = 1; n++; bank.Write(body); } catch ([|StoreFaultedException|]) { } finally { body(); }", "refuses all others")]
    [TestCase("Action run = () => { try { bank.Write(body); } catch ([|StoreCorruptedException|]) { return; } };", "what was not done")]
    public async Task A_swallowed_exception_of_the_store_is_reported(string statements, string message) =>
        (await Source(statements).ShouldReport(Id)).ShouldContain(message);

    [TestCase("throw;")]
    [TestCase("failures++;")]
    [TestCase("Console.WriteLine(failed);")]
    [TestCase("Environment.Exit(1);")]
    public Task An_exception_that_something_is_done_about_is_fine(string handler) =>
        Source($"var failures = 0; try {{ bank.Write(body); }} catch (PersistentStoreException failed) {{ _ = failed; {handler} }} _ = failures;").ShouldNotReport(Id);

    [TestCase("bool Try() { try { bank.Write(body); return true; } catch (StoreFaultedException) { } return false; } Try();")]
    [TestCase("bool Try() { try { bank.Write(body); } catch (StoreFaultedException) { return false; } return true; } Try();")]
    [TestCase("var done = false; try { bank.Write(body); done = true; } catch (StoreFaultedException) { } Console.WriteLine(done);")]
    [TestCase("long? at = null; try { at = bank.Write(() => bank.Version); } catch (StoreFaultedException) { } Console.WriteLine(at);")]
    [TestCase("try { bank.Write(body); Done = true; } catch (StoreFaultedException) { }")]
    [TestCase("try { bank.Write(body); throw new InvalidOperationException(); } catch (StoreFaultedException) { }")]
    public Task A_failure_that_is_seen_from_what_did_not_happen_is_fine(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("while (true) try { bank.Write(body); body(); } catch (VersionConflictException) { }")]
    [TestCase("while (true) try { using var other = Bank.Open(\"data\"); } catch (StoreLockedException) { continue; }")]
    public Task Trying_again_is_fine(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("try { bank.Write(body); } catch (UniqueViolationException) { }")]
    [TestCase("try { bank.Write(body); } catch (ObjectDeletedException) { }")]
    public Task What_the_store_answers_may_be_what_is_wanted(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("try { bank.Write(body); } catch (StoreFaultedException failed) when (failed.Message == \"\") { }")]
    [TestCase("try { bank.Write(body); } catch (StoreFaultedException) when (Done) { }")]
    public Task A_filter_has_its_reasons(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("try { bank.Write(body); } catch (InvalidOperationException) { }")]
    [TestCase("try { bank.Write(body); } catch (Exception) { }")]
    [TestCase("try { bank.Write(body); } catch { }")]
    public Task Exceptions_of_others_are_not_the_concern_of_this_rule(string statements) => Source(statements).ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        public partial class Bank : PersistentStore;

        public static class Program
        {
            static bool Done { get; set; }

            public static void Run(Bank bank, Action body)
            {
                {{statements}}
            }
        }
        """;
}
