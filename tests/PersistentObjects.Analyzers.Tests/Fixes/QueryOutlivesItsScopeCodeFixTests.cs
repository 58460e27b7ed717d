using PersistentObjects.Analyzers.Tests.Harness;
using static PersistentObjects.Analyzers.Tests.Rules.QueryOutlivesItsScopeAnalyzerTests;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class QueryOutlivesItsScopeCodeFixTests
{
    const string Id = "PO1012";

    [Test]
    public Task The_results_are_copied() =>
        Source("""
            Use(bank.Read(() => [|bank.Accounts.Where(a => a.Balance > 1)|]));
                    Use(bank.Read(() => [|from a in bank.Accounts select a.Email|]));
                    Use(bank.Write(() =>
                    {
                        IEnumerable<Account> rich = bank.Accounts
                            .Where(a => a.Balance > 1);
                        return [|rich|]; // Not now.
                    }));
                    Use(bank.Read<IEnumerable<Account>>(() => [|bank.Accounts.ByTier[1]|]));
            """).ShouldBeFixedTo(
            Source("""
                Use(bank.Read(() => bank.Accounts.Where(a => a.Balance > 1).ToList()));
                        Use(bank.Read(() => (from a in bank.Accounts select a.Email).ToList()));
                        Use(bank.Write(() =>
                        {
                            IEnumerable<Account> rich = bank.Accounts
                                .Where(a => a.Balance > 1);
                            return rich.ToList(); // Not now.
                        }));
                        Use(bank.Read<IEnumerable<Account>>(() => bank.Accounts.ByTier[1].ToList()));
                """),
            Id);

    [TestCase("IEnumerable<Account>")]
    [TestCase("System.Collections.IEnumerable")]
    [TestCase("object")]
    public Task A_method_returns_the_copy(string type) =>
        Method("using var scope = bank.BeginRead(); return [|bank.Accounts.ByBalance.All|];", type).ShouldBeFixedTo(
            Method("using var scope = bank.BeginRead(); return bank.Accounts.ByBalance.All.ToList();", type),
            Id);

    [TestCase("using var scope = bank.BeginRead(); return [|bank.Accounts.ByBalance.All|];", "OrderedRange<decimal, Account>")]
    [TestCase("using var scope = bank.BeginRead(); return [|bank.Accounts.OrderBy(a => a.Tier)|];", "IOrderedEnumerable<Account>")]
    [TestCase("return bank.Read(() => [|bank.Accounts.ByTier[1]|]);", "Matches<int, Account>")]
    public Task What_can_be_no_list_is_left_to_the_user(string statements, string type) => Method(statements, type).ShouldOffer(Id);
}
