using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Analyzers.Tests.Pages;

/// <summary>What the table of diagnostics says that needs no rule, since the language refuses it.</summary>
public class LanguageTests
{
    [TestCase("static async Task M(Bank bank) { using var scope = bank.BeginRead(); await Task.Yield(); }", "CS4007")]
    [TestCase("static async Task M(Bank bank) { using var transaction = bank.BeginWrite(); await Task.Yield(); transaction.Commit(); }", "CS4007")]
    [TestCase("static System.Collections.Generic.IEnumerable<int> M(Bank bank) { using var scope = bank.BeginRead(); yield return 1; }", "CS4007")]
    [TestCase("static System.Action M(Bank bank) { var scope = bank.BeginRead(); return () => scope.Dispose(); }", "CS8175")]
    [TestCase("ReadScope _scope;", "CS8345")]
    [TestCase("static object M(Bank bank) => bank.BeginRead();", "CS0029")]
    [TestCase("static void M(Account account) => account._balance = 1;", "CS1061")]
    public void The_language_refuses_it(string member, string error)
    {
        var run = UserProject.With($$"""
            using System.Threading.Tasks;
            using PersistentObjects;

            [Persistent]
            partial class Account
            {
                public partial decimal Balance { get; set; }
            }

            sealed partial class Bank : PersistentStore
            {
                public partial Extent<Account> Accounts { get; }
            }

            class Example
            {
                {{member}}
            }
            """).Run();

        // Some of it the compiler finds only when it writes the assembly.
        var refused = run.Output.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        refused.Select(diagnostic => diagnostic.Id).Distinct().ShouldBe([error]);
    }
}
