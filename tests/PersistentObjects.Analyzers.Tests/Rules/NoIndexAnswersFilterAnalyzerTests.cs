using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class NoIndexAnswersFilterAnalyzerTests
{
    const string Id = "PO3003";

    [TestCase("FirstOrDefault(a => a.Age == 7)", "Account.Age")]
    [TestCase("Where(a => a.Note == text)", "Account.Note")]
    [TestCase("Any(a => a.Points == number && a.Email.Length > 3)", "Account.Points")]
    [TestCase("Count(a => a.Opened == day)", "Account.Opened")]
    public async Task A_filter_for_a_value_that_no_index_knows_is_reported(string query, string property) =>
        (await QuerySource.Of($"Use(bank.Accounts.[|{query}|]);").ShouldReport(Id)).ShouldContain($"no index knows '{property}'");

    [TestCase("Where(a => a.Age == 7 && a.Tier == Tier.Gold && a.Email.Length > 3)", "PO3001")]
    [TestCase("Where(a => a.Age == 7 && a.Balance > amount)", "PO3001")]
    public Task A_filter_that_an_index_answers_in_part_is_another_rules(string query, string other) =>
        QuerySource.Of($"Use(bank.Accounts.[|{query}|]);").ShouldReport(other);

    [Test]
    public Task A_range_is_fine() => QuerySource.Of("Use(bank.Accounts.Where(a => a.Age > 7));").ShouldNotReport(Id);

    [Test]
    public Task What_half_of_all_objects_have_is_fine() =>
        QuerySource.Of("Use(bank.Accounts.Where(a => a.Points == null));").ShouldNotReport(Id);

    [Test]
    public Task A_flag_is_fine() =>
        """
        [Persistent] public partial class Item { public partial bool IsDone { get; set; } }
        public partial class Shop : PersistentStore { public partial Extent<Item> Items { get; } }
        public static class Program { public static int Run(Shop shop) => shop.Items.Count(item => item.IsDone) + shop.Items.Count(item => !item.IsDone); }
        """.ShouldNotReport(Id);

    [TestCase("Where(a => a.Code == text)")]
    [TestCase("Where(a => a.City == text)")]
    [TestCase("Where(a => a.Phone == null)")]
    public Task An_index_that_does_not_answer_is_the_users_choice(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [TestCase("Where(a => a.Age == a.Number)")]
    [TestCase("Where(a => a.Id == new ObjectId(7))")]
    [TestCase("Where(a => a.Note!.Length == 7)")]
    [TestCase("Where(a => string.Equals(a.Note, text, StringComparison.OrdinalIgnoreCase))")]
    public Task What_a_plain_index_could_not_answer_is_fine(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [Test]
    public Task What_can_not_be_indexed_is_fine() =>
        """
        using System.Collections.Immutable;
        [Persistent] public partial class Item { public partial ImmutableArray<int> Tags { get; set; } = []; }
        public partial class Shop : PersistentStore { public partial Extent<Item> Items { get; } }
        public static class Program { public static bool Run(Shop shop, ImmutableArray<int> tags) => shop.Items.Any(item => item.Tags == tags); }
        """.ShouldNotReport(Id);
}
