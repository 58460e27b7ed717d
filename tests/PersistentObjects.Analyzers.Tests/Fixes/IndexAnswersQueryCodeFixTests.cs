using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class IndexAnswersQueryCodeFixTests
{
    const string Id = "PO3001";

    [TestCase("FirstOrDefault(a => a.Email == text)", "ByEmail.Find(text)")]
    [TestCase("Where(a => a.Email == text).SingleOrDefault()", "ByEmail.Find(text)")]
    [TestCase("Any(a => a.Number == number)", "ByNumber.Contains(number)")]
    [TestCase("FirstOrDefault(a => a.Phone == text)", "ByPhone.Find(text)")]
    [TestCase("First(a => a.Tier == Tier.Gold)", "ByTier[Tier.Gold].First()")]
    [TestCase("Single(a => a.Owner == ann)", "ByOwner[ann].Single()")]
    [TestCase("Count(a => a.Owner == null)", "ByOwner[null].Count()")]
    [TestCase("LongCount(a => !a.IsLive)", "ByIsLive[false].LongCount()")]
    [TestCase("Any(a => a.Due == day)", "ByDue.Contains(day)")]
    [TestCase("Any(a => a.Opened == day && a.Owner == ann)", "ByOwnerAndOpened.Contains(ann, day)")]
    [TestCase("Count(a => a.Age == 7 && a.Tier == Tier.Gold)", "ByTierAndAge[(Tier.Gold, 7)].Count()")]
    [TestCase("Where(a => a.Tier == Tier.Gold).Select(a => a.Email).ToList()", "ByTier[Tier.Gold].Select(a => a.Email).ToList()")]
    [TestCase("Where(a => a.Tier == Tier.Gold).OrderBy(a => a.Age).First()", "ByTier[Tier.Gold].OrderBy(a => a.Age).First()")]
    [TestCase("Count(a => a.Balance >= amount && a.Balance < 20)", "ByBalance.From(amount).Below(20).Count()")]
    [TestCase("Any(a => a.Balance > amount)", "ByBalance.Above(amount).Any()")]
    [TestCase("Where(a => a.Due <= day).Max(a => a.Age)", "ByDue.To(day).Max(a => a.Age)")]
    [TestCase("Count(a => a.Name.StartsWith(text, StringComparison.Ordinal))", "ByName.StartsWith(text).Count()")]
    [TestCase("OrderBy(a => a.Balance).First()", "ByBalance.All.First()")]
    [TestCase("OrderBy(a => a.Balance).FirstOrDefault()", "ByBalance.Min")]
    [TestCase("OrderBy(a => a.Balance).Last()", "ByBalance.All.Descending().First()")]
    [TestCase("OrderBy(a => a.Due).FirstOrDefault()", "ByDue.All.FirstOrDefault()")]
    [TestCase("OrderBy(a => a.Due).Take(3).ToList()", "ByDue.All.Take(3).ToList()")]
    [TestCase("OrderByDescending(a => a.Number).FirstOrDefault()", "ByNumber.Max")]
    [TestCase("OrderByDescending(a => a.Number).Take(3).ToList()", "ByNumber.All.Descending().Take(3).ToList()")]
    [TestCase("MinBy(a => a.Balance)", "ByBalance.Min")]
    [TestCase("MaxBy(a => a.Number)", "ByNumber.Max")]
    public Task The_index_is_asked_instead(string query, string expected)
    {
        var end = query.IndexOf(").", query.StartsWith("Where", StringComparison.Ordinal) ? 0 : query.Length, StringComparison.Ordinal);
        var marked = end >= 0 && !query.EndsWith(".SingleOrDefault()", StringComparison.Ordinal)
            ? query.Insert(end + 1, "|]")
            : query.EndsWith(".ToList()", StringComparison.Ordinal) ? query.Insert(query.Length - ".ToList()".Length, "|]") : query + "|]";
        return QuerySource.Of($"Use(bank.Accounts.[|{marked});").ShouldBeFixedTo(QuerySource.Of($"Use(bank.Accounts.{expected});"), Id);
    }

    [Test]
    public Task Lines_and_comments_stay() =>
        QuerySource.Of("""
            // All of them.
                    foreach (var a in bank.Accounts
                        .[|Where(a => a.Tier == Tier.Gold)|]) // And now.
                    {
                        Use(a);
                    }

                    List<Account> some = [.. bank.Accounts.[|Where(a => a.Owner == ann)|]];
            """).ShouldBeFixedTo(
            QuerySource.Of("""
                // All of them.
                        foreach (var a in bank.Accounts
                            .ByTier[Tier.Gold]) // And now.
                        {
                            Use(a);
                        }

                        List<Account> some = [.. bank.Accounts.ByOwner[ann]];
                """),
            Id);

    [Test]
    public Task In_a_loop_likewise() =>
        QuerySource.Of("foreach (var one in texts) Use(bank.Accounts.[|FirstOrDefault(a => a.Email == one)|], bank.Accounts.[|Any(a => a.Name == one)|]);").ShouldBeFixedTo(
            QuerySource.Of("foreach (var one in texts) Use(bank.Accounts.ByEmail.Find(one), bank.Accounts.ByName.Contains(one));"),
            "PO3002");

    // Another exception, order, number of objects or type than before.
    [TestCase("Use(bank.Accounts.[|First(a => a.Email == text)|]);")]
    [TestCase("Use(bank.Accounts.[|Where(a => a.Email == text)|]);")]
    [TestCase("Use(bank.Accounts.[|FirstOrDefault(a => a.Phone == perhaps)|]);")]
    [TestCase("Use(bank.Accounts.[|FirstOrDefault(a => a.Email == perhaps)|]);")]
    [TestCase("Use(bank.Accounts.[|FirstOrDefault(a => a.Email == text && a.Age > 7)|]);")]
    [TestCase("Use(bank.Accounts.[|FirstOrDefault(a => a.Email == text, new Account())|]);")]
    [TestCase("Use(bank.Accounts.[|FirstOrDefault(a => a.Email == Ask())|]);")]
    [TestCase("Use(bank.Accounts.[|Any(a => a.Weight == 1)|]);")]
    [TestCase("Use(bank.Accounts.[|Any(a => a.Height >= 1)|]);")]
    [TestCase("Use(bank.Accounts.[|First(a => a.Balance >= amount)|]);")]
    [TestCase("Use(bank.Accounts.[|Where(a => a.Balance >= amount)|].ToList());")]
    [TestCase("var some = bank.Accounts.[|Where(a => a.Tier == Tier.Gold)|]; Use(some);")]
    [TestCase("Use(bank.Accounts.[|Where(a => a.Tier == Tier.Gold)|].Select(a => a.Email));")]
    [TestCase("Use(bank.Accounts.[|Where(a => a.Name == text)|].ToList()); text = Ask();")]
    [TestCase("Use(bank.Accounts.[|OrderByDescending(a => a.Balance).First()|]);")]
    [TestCase("Use(bank.Accounts.[|MinBy(a => a.Due)|]);")]
    [TestCase("Use(bank.Accounts.[|Min(a => a.Balance)|]);")]
    [TestCase("Use(from a in bank.Accounts [|where a.Tier == Tier.Gold|] select a);")]
    public Task What_would_not_mean_the_same_is_left_to_the_user(string statement) => QuerySource.Of(statement).ShouldOffer(Id);
}
