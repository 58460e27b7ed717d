using System.Collections.Immutable;

namespace PersistentObjects.Tests.Allocations;

/// <summary>
/// What a changed key allocates, in a relaxed transaction of its own. The bounds are a little above what it is, so that nobody
/// makes it more without noticing; whoever makes it less lowers them. 352 bytes are the transaction's (<see cref="TransactionTests"/>),
/// the rest are copies of what readers may still look at.
/// </summary>
public class KeyChangeTests
{
    const int Parts = 1000;

    static readonly ImmutableArray<int>[] Tags = [[0], [1]];

    static IEnumerable<TestCaseData> Kinds =>
    [
        Case("no index", (part, i) => part.Stock = i, 0),
        Case("a unique index", (part, i) => part.Number = Parts + i, 1300),
        Case("an equality index", (part, i) => part.Kind = i % 2, 2000),
        Case("an ordered index", (part, i) => part.Weight = Parts + i, 1100),
        Case("a composite index", (part, i) => part.Place = Parts + i, 1100),
        Case("an index over elements", (part, i) => part.Tags = Tags[i % 2], 3200),
        Case("a filtered index", (part, i) => part.Price = Parts + i, 1200),
        Case("a filter", (part, i) => part.IsSold = i % 2 == 0, 1200),
        Case("an index over a computed property", (part, i) => part.Serial = Parts + 2 * i, 1200),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void A_key_of_any_kind_changes_with_bounded_allocations(Action<Part, int> change, int atMost)
    {
        using var warehouse = Warehouse.With(Parts, Durability.Relaxed);
        var part = warehouse.Parts.ByNumber[Parts / 2];
        var i = 0;

        AllocationMeter.BytesPerCall(() => change(part, ++i)).ShouldBeLessThanOrEqualTo(atMost);
        warehouse.VerifyIndexes().ShouldBeEmpty();
    }

    static TestCaseData Case(string name, Action<Part, int> change, int atMost) => new TestCaseData(change, atMost).SetArgDisplayNames(name);
}
