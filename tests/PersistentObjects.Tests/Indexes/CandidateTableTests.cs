using PersistentObjects.Indexes;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

public class CandidateTableTests
{
    const int Seed = 815;

    [TestCase(3)]
    [TestCase(100)]
    [TestCase(int.MaxValue)]
    public void Random_candidates_come_and_go(int hashes)
    {
        var random = new Random(Seed);
        var table = new CandidateTable();
        var present = new Dictionary<Customer, int>();
        for (var step = 0; step < 5000; step++)
        {
            if (random.Next(5) < 3)
            {
                var o = new Customer();
                present[o] = 1 + random.Next(hashes);
                table.Add(present[o], o);
            }
            else if (present.Count > 0)
            {
                var (o, hash) = present.ElementAt(random.Next(present.Count));
                present.Remove(o);
                table.Remove(hash, o);
            }
            table.Count.ShouldBe(present.Count);
        }
        foreach (var group in present.GroupBy(pair => pair.Value))
        {
            Candidates(table, group.Key).ShouldBe(group.Select(pair => pair.Key), ignoreOrder: true);
        }
    }

    [Test]
    public void A_candidate_may_be_there_under_several_hashes()
    {
        var table = new CandidateTable();
        var o = new Customer();
        table.Add(1, o);
        table.Add(9, o);
        table.Remove(1, o);
        Candidates(table, 1).ShouldBeEmpty();
        Candidates(table, 9).ShouldBe([o]);
    }

    [Test]
    public void No_hash_is_taken_for_that_of_an_empty_slot()
    {
        var table = new CandidateTable();
        var (a, b) = (new Customer(), new Customer());
        table.Add(0, a);
        table.Add(8, b);
        Candidates(table, 0).ShouldBe([a]);
        Candidates(table, 8).ShouldBe([b]);
        table.All().ShouldBe([(CandidateTable.Stored(0), a), (8, b)], ignoreOrder: true);
        table.Remove(0, a);
        Candidates(table, 0).ShouldBeEmpty();
    }

    [Test]
    public void A_missing_candidate_is_a_broken_invariant()
        => Should.Throw<InvalidOperationException>(() => new CandidateTable().Remove(1, new Customer()));

    static List<PersistentObject> Candidates(CandidateTable table, int hash)
    {
        var found = new List<PersistentObject>();
        var probe = table.Start(hash);
        while (probe.Next() is { } candidate) found.Add(candidate);
        return found;
    }
}
