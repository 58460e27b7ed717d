using System.Collections.Immutable;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Views;

/// <summary>
/// Whoever copies what is enumerated must not make the room for it by a count of another moment: an array would be too short,
/// or have nulls at its end.
/// </summary>
public class SpreadTests
{
    const int Rounds = 2000;

    [Test]
    public void Copies_of_what_others_are_changing_are_whole()
    {
        using var ledger = Ledgers.InMemory(Durability.Relaxed);
        using var end = new CancellationTokenSource();
        var writer = Task.Run(() => ComeAndGo(ledger, end.Token));
        var (accounts, gold) = (ledger.Accounts, ledger.Accounts.ByTier[Tier.Gold]);
        for (var round = 0; round < Rounds && !writer.IsCompleted; round++)
        {
            Account[] one = [.. gold];
            Account[] extent = [.. accounts];
            Account[] two = [.. gold, .. accounts];
            List<Account> list = [.. accounts, .. gold];
            ImmutableArray<Account> immutable = [.. gold, .. accounts];
            IEnumerable<Account>[] copies = [one, extent, two, list, immutable, gold.ToImmutableArray(), accounts.ToImmutableList(), [.. accounts.ToHashSet()]];
            foreach (var copy in copies) copy.ShouldAllBe(account => account != null);
        }
        end.Cancel();
        writer.Wait();
    }

    /// <summary>Their counts are counts of this moment, and no collection's, by which others would make room.</summary>
    [TestCase(typeof(Extent<>))]
    [TestCase(typeof(Matches<,>))]
    [TestCase(typeof(OrderedRange<,>))]
    public void What_is_enumerated_is_no_collection(Type type)
    {
        Type[] collections = [typeof(ICollection<>), typeof(IReadOnlyCollection<>)];
        type.GetInterfaces().Where(its => its.IsGenericType).Select(its => its.GetGenericTypeDefinition()).ShouldNotContain(its => collections.Contains(its));
        typeof(System.Collections.ICollection).IsAssignableFrom(type).ShouldBeFalse();
        type.GetProperty("Count").ShouldNotBeNull().PropertyType.ShouldBe(typeof(long), "a collection expression takes an int for the length");
    }

    static void ComeAndGo(Ledger ledger, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var some = Enumerable.Range(0, 1 + i % 40).Select(n => new Account($"{i}.{n}", tier: Tier.Gold)).ToList();
            ledger.Write(() => some.ForEach(account => ledger.Add(account)));
            foreach (var account in some) ledger.Delete(account);
        }
    }
}
