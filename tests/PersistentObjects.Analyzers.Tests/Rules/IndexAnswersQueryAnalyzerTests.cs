using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class IndexAnswersQueryAnalyzerTests
{
    const string Id = "PO3001";

    [TestCase("FirstOrDefault(a => a.Email == text)", "ByEmail.Find(text)")]
    [TestCase("First(a => text == a.Email)", "ByEmail.Find(text)")]
    [TestCase("Single(a => a.Email.Equals(text))", "ByEmail.Find(text)")]
    [TestCase("Any(a => string.Equals(a.Email, text, StringComparison.Ordinal))", "ByEmail.Find(text)")]
    [TestCase("Where(a => a.Email == text)", "ByEmail.Find(text)")]
    [TestCase("Where(a => a.Email == text).SingleOrDefault()", "ByEmail.Find(text)")]
    [TestCase("Where(a => { return a.Email == Ask(); })", "ByEmail.Find(Ask())")]
    [TestCase("Where(a => a.Email == text && a.Note != null)", "ByEmail.Find(text)")]
    [TestCase("Where(a => a.Tier == Tier.Gold && a.Email == text)", "ByEmail.Find(text)")]
    [TestCase("Where(a => a.Domain == text)", "ByDomain[text]")]
    [TestCase("Count(a => a.Tier == Tier.Gold)", "ByTier[Tier.Gold]")]
    [TestCase("LongCount(a => a.Tier is Tier.Gold)", "ByTier[Tier.Gold]")]
    [TestCase("Any(a => a.IsLive)", "ByIsLive[true]")]
    [TestCase("Any(a => !a.IsLive)", "ByIsLive[false]")]
    [TestCase("Where(a => a.Owner == ann)", "ByOwner[ann]")]
    [TestCase("Where(a => a.Owner == null)", "ByOwner[null]")]
    [TestCase("Where(a => a.Owner is null)", "ByOwner[null]")]
    [TestCase("Where(a => a.Grade == 7)", "ByGrade[7]")]
    [TestCase("Where(a => a.Due == day)", "ByDue[day]")]
    [TestCase("Where(a => a.Weight == 1)", "ByWeight[1]")]
    [TestCase("Where(a => string.Equals(text, a.City, StringComparison.OrdinalIgnoreCase))", "ByCity[text]")]
    [TestCase("Where(a => a.Balance >= amount)", "ByBalance.From(amount)")]
    [TestCase("Where(a => amount > a.Balance)", "ByBalance.Below(amount)")]
    [TestCase("Where(a => a.Balance < 20 && a.Balance > amount && a.IsLive != true)", "ByBalance.Above(amount).Below(20)")]
    [TestCase("Where(a => a.Due <= day)", "ByDue.To(day)")]
    [TestCase("Where(a => a.Name.StartsWith(text, StringComparison.Ordinal))", "ByName.StartsWith(text)")]
    [TestCase("Where(a => a.Owner == ann && a.Opened >= day)", "ByOwner[ann]")]
    [TestCase("Where(a => a.Opened == day && a.Owner == ann)", "ByOwnerAndOpened[ann, day]")]
    [TestCase("Where(a => a.Age == 7 && a.Tier == Tier.Gold)", "ByTierAndAge[(Tier.Gold, 7)]")]
    [TestCase("Where(a => a.Number == 1 && a.Age == 7 && a.Tier == Tier.Gold)", "ByNumber.Find(1)")]
    [TestCase("OrderBy(a => a.Balance).First()", "ByBalance.Min")]
    [TestCase("OrderBy(a => a.Balance).LastOrDefault()", "ByBalance.Max")]
    [TestCase("OrderByDescending(a => a.Balance).First()", "ByBalance.Max")]
    [TestCase("OrderByDescending(a => a.Due).Take(3)", "ByDue.All.Descending()")]
    [TestCase("OrderBy(a => a.Name, StringComparer.Ordinal).First()", "ByName.Min")]
    [TestCase("Min(a => a.Balance)", "ByBalance.Min")]
    [TestCase("MaxBy(a => a.Height)", "ByHeight.Max")]
    public async Task A_query_that_an_index_answers_is_reported(string query, string member) =>
        (await QuerySource.Of($"Use(bank.Accounts.[|{query}|]);").ShouldReport(Id)).ShouldEndWith($"use '{member}'");

    [Test]
    public async Task The_message_names_method_class_and_member() =>
        (await QuerySource.Of("var a = bank.Accounts.[|First(a => a.Email == text)|];").ShouldReport(Id))
            .ShouldBe("'First' looks at every 'Account', though an index has the answer: use 'ByEmail.Find(text)'");

    [Test]
    public Task Query_expressions_are_reported() =>
        QuerySource.Of("var all = from a in bank.Accounts [|where a.Tier == Tier.Gold|] select a.Email;").ShouldReport(Id);

    [Test]
    public Task An_index_of_a_base_class_counts_for_the_extent_of_a_subclass() =>
        """
        [Persistent] public partial class Entity { [Index] public partial int Code { get; set; } }
        [Persistent] public partial class Item : Entity { }
        public partial class Shop : PersistentStore { public partial Extent<Item> Items { get; } }
        public static class Program { public static bool Run(Shop shop) => shop.Items.[|Any(item => item.Code == 1)|]; }
        """.ShouldReport(Id);

    [TestCase("bank.Accounts.ByEmail.Find(text)")]
    [TestCase("bank.Accounts.ByTier[Tier.Gold].Where(a => a.Email == text)")]
    [TestCase("bank.Accounts.Select(a => a).Where(a => a.Email == text)")]
    [TestCase("bank.Accounts.OfType<Account>().First(a => a.Email == text)")]
    [TestCase("new List<Account>().First(a => a.Email == text)")]
    public Task What_is_no_query_over_an_extent_is_fine(string query) => QuerySource.Of($"Use({query});").ShouldNotReport(Id);

    [TestCase("Where(a => a.Email != text)")]
    [TestCase("Where(a => a.Email == text || a.Tier == Tier.Gold)")]
    [TestCase("Where(a => a.Email == a.Note)")]
    [TestCase("Where(a => a.Email.Length == 3)")]
    [TestCase("Where(a => a.Email.Contains(text))")]
    [TestCase("Where((a, index) => a.Number == index)")]
    [TestCase("Where(a => a.Phone == null)")]
    [TestCase("Where(a => a.Balance <= a.Age)")]
    [TestCase("All(a => a.IsLive)")]
    [TestCase("First(a => a.Owner!.Id == new ObjectId(7))")]
    public Task What_no_look_up_can_answer_is_fine(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [TestCase("Where(a => a.City.StartsWith(text, StringComparison.Ordinal))")]
    [TestCase("Where(a => a.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))")]
    [TestCase("Where(a => a.Name.StartsWith(text))")]
    [TestCase("Where(a => a.City == text)")]
    [TestCase("Where(a => a.Email.Equals(text, StringComparison.OrdinalIgnoreCase))")]
    [TestCase("OrderBy(a => a.Name).First()")]
    [TestCase("OrderBy(a => a.City, StringComparer.Ordinal).First()")]
    public Task An_index_that_compares_otherwise_is_none(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [TestCase("Where(a => a.Grade > 7)")]
    [TestCase("OrderBy(a => a.Grade).First()")]
    [TestCase("Where(a => a.Code == text)")]
    [TestCase("Where(a => a.Opened > day)")]
    public Task An_index_of_another_kind_is_none(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [TestCase("Where(a => (object)a.Email == (object)text)")]
    [TestCase("Where(a => (long)a.Number == 7L)")]
    [TestCase("Where(a => a.Number == 7.5)")]
    public Task A_comparison_of_another_type_is_fine(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [TestCase("OrderBy(a => a.Balance).ThenBy(a => a.Age).First()")]
    [TestCase("OrderBy(a => -a.Balance).First()")]
    [TestCase("OrderBy(a => a.Balance)")]
    [TestCase("Sum(a => a.Balance)")]
    public Task What_must_go_over_all_anyway_is_fine(string query) => QuerySource.Of($"Use(bank.Accounts.{query});").ShouldNotReport(Id);

    [Test]
    public Task Operators_of_the_users_are_theirs() =>
        """
        public readonly struct Money(decimal amount) : IEquatable<Money>, IComparable<Money>
        {
            public decimal Amount { get; } = amount;
            public bool Equals(Money other) => Amount == other.Amount;
            public int CompareTo(Money other) => Amount.CompareTo(other.Amount);
            public override bool Equals(object? other) => other is Money money && Equals(money);
            public override int GetHashCode() => Amount.GetHashCode();
            public static bool operator ==(Money a, Money b) => Math.Abs(a.Amount - b.Amount) < 1;
            public static bool operator !=(Money a, Money b) => !(a == b);
            public static bool operator <(Money a, Money b) => a.Amount < b.Amount - 1;
            public static bool operator >(Money a, Money b) => b < a;
        }

        [Persistent] public partial class Item { [Index(Ordered = true)] public partial Money Price { get; set; } }
        public partial class Shop : PersistentStore { public partial Extent<Item> Items { get; } }
        public static class Program
        {
            public static bool Run(Shop shop, Money price) => shop.Items.Any(item => item.Price < price) || shop.Items.Any(item => item.Price == price);
        }
        """.ShouldNotReport(Id);

    [Test]
    public async Task The_equality_that_records_are_born_with_is_that_of_indexes() =>
        (await """
        public readonly record struct Money(decimal Amount);
        [Persistent] public partial class Item { [Index] public partial Money Price { get; set; } }
        public partial class Shop : PersistentStore { public partial Extent<Item> Items { get; } }
        public static class Program { public static bool Run(Shop shop, Money price) => shop.Items.[|Any(item => item.Price == price)|]; }
        """.ShouldReport(Id)).ShouldContain("ByPrice[price]");
}
