using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class IndexAnswersQueryInLoopAnalyzerTests
{
    const string Id = "PO3002";

    [TestCase("foreach (var one in texts) Use([|Q|]);")]
    [TestCase("for (var i = 0; i < number; i++) Use([|Q|]);")]
    [TestCase("for (var i = 0; i < [|Q|]; i++) Use();")]
    [TestCase("foreach (var one in texts) bank.Write(() => Use([|Q|]));")]
    [TestCase("foreach (var one in texts) { if (one != text) { Use(bank.Read(() => [|Q|])); } }")]
    [TestCase("Use(texts.Select(one => [|Q|]).ToList());")]
    [TestCase("texts.ForEach(one => Use([|Q|]));")]
    [TestCase("while (number > 0) foreach (var one in texts) Use([|Q|]);")]
    public async Task A_query_that_runs_again_and_again_is_reported(string statement) =>
        (await QuerySource.Of(Marked(statement)).ShouldReport(Id)).ShouldContain("again and again");

    [Test]
    public Task A_query_in_a_loop_that_an_index_answers_is_fine() =>
        QuerySource.Of("foreach (var one in texts) Use(bank.Accounts.ByEmail.Find(one), bank.Accounts.ByTier[Tier.Gold]);").ShouldNotReport(Id);

    [Test]
    public Task A_query_in_a_loop_that_no_index_answers_is_fine() =>
        QuerySource.Of("foreach (var one in texts) Use(bank.Accounts.Where(a => a.Email.Contains(one)));").ShouldNotReport(Id);

    [Test]
    public Task A_query_in_a_loop_over_something_else_is_fine() =>
        QuerySource.Of("foreach (var one in texts) Use(texts.Where(other => other == one));").ShouldNotReport(Id);

    // These are PO3001.
    [TestCase("foreach (var a in [|W|]) Use(a);")]
    [TestCase("for (var i = [|Q|]; i < number; i++) Use();")]
    [TestCase("for (; ; ) Use([|Q|]);")]
    [TestCase("while (number > 0) Use([|Q|]);")]
    [TestCase("foreach (var one in texts) { Func<int> later = () => [|Q|]; Use(later); }")]
    [TestCase("foreach (var one in texts) { void Later() { Use([|Q|]); } Use((Action)Later); }")]
    public Task A_query_that_runs_once_is_not_in_the_loop(string statement) => QuerySource.Of(Marked(statement)).ShouldReport("PO3001");

    static string Marked(string statement) => statement
        .Replace("[|Q|]", "bank.Accounts.[|Count(a => a.Tier == Tier.Gold)|]")
        .Replace("[|W|]", "bank.Accounts.[|Where(a => a.Tier == Tier.Gold)|]");
}
