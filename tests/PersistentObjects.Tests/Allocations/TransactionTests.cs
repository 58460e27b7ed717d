namespace PersistentObjects.Tests.Allocations;

/// <summary>What small transactions and scopes allocate in the long run, bytes on 64 bits.</summary>
public class TransactionTests
{
    /// <summary>Two copies of a <see cref="Part"/>, the published values and the draft, and a version node for each.</summary>
    const int BytesOfAChange = 2 * (120 + 56);

    /// <summary>What an enumeration or a scope that is not within another one holds its version with.</summary>
    internal const int BytesOfAScope = 128;

    const int BytesOfANestedScope = 48;

    [Test]
    public void A_relaxed_setter_that_no_index_reads_allocates_nothing()
        => BytesPerCall(Durability.Relaxed, (_, part) => part.Stock++).ShouldBe(0);

    [Test]
    public void A_durable_setter_allocates_the_versions_of_its_object()
        => BytesPerCall(Durability.Full, (_, part) => part.Stock++).ShouldBe(BytesOfAChange);

    [Test]
    public void A_durable_write_with_a_static_body_allocates_nothing_more()
        => BytesPerCall(Durability.Full, (store, part) => store.Write(part, static its => its.Stock++)).ShouldBe(BytesOfAChange);

    [Test]
    public void A_relaxed_write_with_a_static_body_allocates_nothing_more()
        => BytesPerCall(Durability.Relaxed, (store, part) => store.Write(part, static its => its.Stock++)).ShouldBe(BytesOfAChange);

    [Test]
    public void Further_changes_of_an_object_in_one_transaction_allocate_nothing()
        => BytesPerCall(Durability.Full, (store, part) => store.Write(part, static its =>
        {
            for (var i = 0; i < 10; i++) its.Stock++;
        })).ShouldBe(BytesOfAChange);

    [Test]
    public void A_write_that_changes_nothing_allocates_nothing()
        => BytesPerCall(Durability.Full, (store, part) => store.Write(part, static its => its.Number)).ShouldBe(0);

    [Test]
    public void A_read_scope_allocates_what_holds_its_version()
        => BytesPerCall(Durability.Full, (store, _) => store.BeginRead().Dispose()).ShouldBe(BytesOfAScope);

    [Test]
    public void A_nested_read_scope_allocates_less()
    {
        using var warehouse = Warehouse.With(10, Durability.Full);
        using var scope = warehouse.BeginRead();
        AllocationMeter.BytesPerCall(() => warehouse.BeginRead().Dispose()).ShouldBe(BytesOfANestedScope);
    }

    static double BytesPerCall(Durability durability, Action<Warehouse, Part> call)
    {
        using var warehouse = Warehouse.With(10, durability);
        var part = warehouse.Parts.ByNumber[5];
        return AllocationMeter.BytesPerCall(() => call(warehouse, part));
    }
}
