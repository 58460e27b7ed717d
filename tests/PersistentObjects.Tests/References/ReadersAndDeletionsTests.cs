namespace PersistentObjects.Tests.References;

/// <summary>Whoever reads in a scope never meets a reference to a deleted object, whatever is deleted meanwhile.</summary>
public class ReadersAndDeletionsTests
{
    const int TransactionsAtFirst = 60;
    const int Rounds = 100;

    [Test]
    public async Task No_reader_meets_a_reference_to_a_deleted_object([Values] Durability durability)
    {
        using var store = LinkStore.InMemory(new StoreOptions { Durability = durability });
        var random = new Random(7);
        for (var i = 0; i < TransactionsAtFirst; i++) Write(store, random);
        var readers = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Enumerable.Range(0, Rounds).Sum(_ => ReadAll(store)))));
        while (!readers.IsCompleted) Write(store, random);
        (await readers).ShouldAllBe(seen => seen > 0);
        store.VerifyIndexes().ShouldBeEmpty();
    }

    static int ReadAll(LinkStore store)
    {
        using var scope = store.BeginRead();
        var seen = 0;
        foreach (var link in store.Links)
        {
            // A name is not read of a deleted object.
            foreach (var target in new[] { link.Cleared, link.ClearedIndexed, link.Owner, link.OwnerIndexed }) seen += target?.Name.Length ?? 0;
            seen += link.Previous is { } previous ? (int)previous.Count : 0;
        }
        foreach (var target in store.Targets)
        {
            foreach (var link in store.Links.ByClearedIndexed[target]) link.ClearedIndexed.ShouldBeSameAs(target);
        }
        return seen;
    }

    static void Write(LinkStore store, Random random)
    {
        store.Write(() =>
        {
            var (targets, links) = (store.Targets.ToList(), store.Links.ToList());
            if (links.Count < 40)
            {
                var fresh = store.Add(new Target { Name = "t" });
                store.Add(new Link { Cleared = Any(targets), ClearedIndexed = fresh, Owner = Any(targets), OwnerIndexed = fresh, Previous = Any(links), Count = 1 });
            }
            else if (random.Next(3) == 0) store.Delete(Any(targets)!);
            else
            {
                var link = Any(links)!;
                (link.Cleared, link.ClearedIndexed, link.Owner, link.Previous) = (Any(targets), Any(targets), Any(targets), null);
            }
        });

        T? Any<T>(List<T> objects)
            where T : PersistentObject
            => objects.Count == 0 ? null : objects[random.Next(objects.Count)];
    }
}
