using PersistentObjects.Indexes;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

public class CandidateSetTests
{
    const int Seed = 4_711;

    [Test]
    public void Random_candidates_come_and_go_in_the_order_of_their_ids()
    {
        var random = new Random(Seed);
        var objects = Enumerable.Range(1, 1000).Select(id => new Customer { IdValue = id }).ToArray();
        var present = new SortedSet<int>();
        var set = default(CandidateSet);
        for (var step = 0; step < 20_000; step++)
        {
            // Waves: the set grows from nothing to almost all, and shrinks to nothing.
            var id = random.Next(objects.Length);
            var grow = step / 4000 % 2 == 0;
            if (grow && present.Add(id)) set = set.Add(objects[id]);
            else if (!grow && present.Remove(id)) set = set.Remove(objects[id]);
            if (step % 97 == 0) Ids(set).ShouldBe(present.Select(i => i + 1L));
        }
        foreach (var id in present) set = set.Remove(objects[id]);
        set.IsEmpty.ShouldBeTrue();
    }

    [Test]
    public void What_is_gathered_is_the_same_as_what_is_added_one_by_one([Values(1, 2, 3, 64, 65, 128, 1000)] int count, [Values] bool isInOrder)
    {
        var objects = Enumerable.Range(1, count).Select(id => new Customer { IdValue = id }).ToArray();
        if (!isInOrder) new Random(Seed).Shuffle(objects);
        var set = default(CandidateSet);
        foreach (var o in objects) set = set.Gather(o);
        set = set.Gathered();
        Ids(set).ShouldBe(Enumerable.Range(1, count).Select(id => (long)id));
        foreach (var o in objects[1..]) set = set.Remove(o);
        set = set.Add(new Customer { IdValue = count + 1 });
        Ids(set).ShouldBe([objects[0].IdValue, count + 1]);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(300)]
    public void An_enumeration_sees_all_that_were_there_whatever_comes_and_goes(int count)
    {
        var objects = Enumerable.Range(1, count).Select(id => new Customer { IdValue = 2 * id }).ToArray();
        var set = default(CandidateSet);
        foreach (var o in objects) set = set.Add(o);
        var seen = new List<long>();
        var next = set;
        foreach (var o in set)
        {
            seen.Add(o.IdValue);
            next = next.Add(new Customer { IdValue = o.IdValue + 1 });
            next = next.Add(new Customer { IdValue = o.IdValue + 10_000 });
        }
        seen.Where(id => id % 2 == 0 && id < 10_000).ShouldBe(objects.Select(o => o.IdValue));
        seen.ShouldBe(seen.Order().Distinct());
    }

    [Test]
    public void A_missing_candidate_is_a_broken_invariant()
    {
        var (a, b) = (new Customer { IdValue = 1 }, new Customer { IdValue = 2 });
        Should.Throw<InvalidOperationException>(() => default(CandidateSet).Remove(a));
        Should.Throw<InvalidOperationException>(() => default(CandidateSet).Add(b).Remove(a));
        Should.Throw<InvalidOperationException>(() => default(CandidateSet).Add(b).Add(new Customer { IdValue = 3 }).Remove(a));
    }

    static List<long> Ids(CandidateSet set)
    {
        var ids = new List<long>();
        foreach (var o in set) ids.Add(o.IdValue);
        return ids;
    }
}
