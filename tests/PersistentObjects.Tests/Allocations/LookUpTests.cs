namespace PersistentObjects.Tests.Allocations;

/// <summary>What look-ups and enumerations allocate: something for each of them at most, nothing for each object.</summary>
public class LookUpTests
{
    const int Few = 10;
    const int Many = 600;

    static IEnumerable<TestCaseData> LookUps =>
    [
        Case("unique", its => its.Parts.ByNumber.Find(5) is null ? 0 : 1, 2 * AllocationMeter.Box),
        Case("equality", its => its.Parts.ByKind.Contains(1) ? 1 : 0, AllocationMeter.Box),
        Case("elements", its => its.Parts.ByTags.Contains(1) ? 1 : 0, AllocationMeter.Box),
        Case("filtered", its => its.Parts.ByPrice.Contains(1) ? 1 : 0, AllocationMeter.Box),
        Case("computed", its => its.Parts.BySeries.Contains(1) ? 1 : 0, AllocationMeter.Box),
        // A range is an object, and so is each bound; whether it has anything is asked by beginning to enumerate it.
        Case("ordered, the first", its => its.Parts.ByWeight.Min is null ? 0 : 1, 112),
        Case("ordered", its => its.Parts.ByWeight.Contains(5) ? 1 : 0, 784),
        Case("composite", its => its.Parts.ByShelfAndPlace.Contains(1, 5) ? 1 : 0, 1072),
    ];

    static IEnumerable<TestCaseData> Enumerations =>
    [
        Case("an extent", its => Sum(its.Parts), TransactionTests.BytesOfAScope),
        Case("matches", its => Sum(its.Parts.ByKind[1]), 320),
        Case("matches, counted", its => its.Parts.ByKind.Count(1), 320),
        Case("matches of an element", its => Sum(its.Parts.ByTags[1]), 320),
        Case("an ordered index", its => Sum(its.Parts.ByWeight.All), 472),
        Case("a range", its => Sum(its.Parts.ByWeight.From(1).Below(Many)), 784),
        Case("a range of a composite index", its => Sum(its.Parts.ByShelfAndPlace.Of(1)), 760),
    ];

    [TestCaseSource(nameof(LookUps))]
    public void A_look_up_allocates_no_more_than_it_says(Func<Warehouse, long> lookUp, int atMost)
    {
        using var warehouse = Warehouse.With(Few, Durability.Full);
        lookUp(warehouse).ShouldBe(1);
        AllocationMeter.LeastBytes(() => lookUp(warehouse)).ShouldBeLessThanOrEqualTo(atMost);
    }

    [TestCaseSource(nameof(Enumerations))]
    public void An_enumeration_allocates_for_itself_and_not_for_what_it_meets(Func<Warehouse, long> enumerate, int atMost)
    {
        using var few = Warehouse.With(Few, Durability.Full);
        using var many = Warehouse.With(Many, Durability.Full);
        enumerate(many).ShouldBeGreaterThan(enumerate(few));

        AllocationMeter.LeastBytes(() => enumerate(few)).ShouldBeLessThanOrEqualTo(atMost);
        AllocationMeter.LeastBytes(() => enumerate(many)).ShouldBeLessThanOrEqualTo(atMost);
    }

    static long Sum(Extent<Part> parts)
    {
        var sum = 0L;
        foreach (var part in parts) sum += part.Number;
        return sum;
    }

    static long Sum<TKey>(Matches<TKey, Part> parts)
    {
        var sum = 0L;
        foreach (var part in parts) sum += part.Number;
        return sum;
    }

    static long Sum<TKey>(OrderedRange<TKey, Part> parts)
    {
        var sum = 0L;
        foreach (var part in parts) sum += part.Number;
        return sum;
    }

    static TestCaseData Case(string name, Func<Warehouse, long> call, int atMost) => new TestCaseData(call, atMost).SetArgDisplayNames(name);
}
