using PersistentObjects.Shapes.Tests.Pictures;
using PersistentObjects.Testing;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>Every type of value in every shape of class, and what is done with it.</summary>
sealed class MatrixTests
{
    readonly SimulatedDisk _disk = new();

    static MatrixProgram Program => MatrixProgram.Instantiated;

    static IEnumerable<MatrixCase> Cases => MatrixCase.All;

    static IEnumerable<MatrixCase> IndexedCases => MatrixCase.All.Where(entry => entry.Index != MatrixIndex.None);

    [TestCaseSource(nameof(Cases))]
    public void A_detached_object_holds_what_is_set(MatrixCase entry)
    {
        var target = Program.NewTarget();
        var o = Program.New(entry, target);
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            Program.Set(entry, o, Program.Sample(entry, i, target));
            ShouldHold(entry, o, i, target);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void An_attached_object_holds_what_is_set_and_its_index_finds_it(MatrixCase entry)
    {
        using var store = Program.Open(_disk);
        var (o, target) = AddTo(store, entry);
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            Program.Set(entry, o, Program.Sample(entry, i, target));
            ShouldHold(entry, o, i, target);
            ShouldBeFound(entry, store, o);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void A_transaction_that_throws_takes_it_back(MatrixCase entry)
    {
        using var store = Program.Open(_disk);
        var (o, target) = AddTo(store, entry);
        var before = Program.Encode(entry, o);
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            Should.Throw<TimeoutException>(() => store.Write(() =>
            {
                Program.Set(entry, o, Program.Sample(entry, i, target));
                ValuePicture.Of(Program.Get(entry, o)).ShouldBe(ValuePicture.Of(Program.Sample(entry, i, target)), "in the transaction");
                throw new TimeoutException();
            }));
            ShouldHold(entry, o, 0, target);
            Program.Encode(entry, o).ShouldBe(before);
            ShouldBeFound(entry, store, o);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void A_restart_brings_back_what_was_added_and_what_was_set(MatrixCase entry)
    {
        using (var store = Program.Open(_disk)) AddTo(store, entry);
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            using var store = Program.Open(_disk);
            var (o, target) = (Program.Single(entry, store), Program.TargetIn(store));
            ShouldHold(entry, o, Math.Max(0, i - 1), target);
            ShouldBeFound(entry, store, o);
            Program.Set(entry, o, Program.Sample(entry, i, target));
        }
        using var last = Program.Open(_disk);
        ShouldHold(entry, Program.Single(entry, last), Program.SampleCount(entry) - 1, Program.TargetIn(last));
    }

    [TestCaseSource(nameof(IndexedCases))]
    public void An_index_finds_exactly_what_is_equal(MatrixCase entry)
    {
        using (var store = Program.Open(_disk)) AddTo(store, entry);
        using var again = Program.Open(_disk);
        var (o, target) = (Program.Single(entry, again), Program.TargetIn(again));
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            var held = Program.Sample(entry, i, target);
            Program.Set(entry, o, held);
            for (var j = 0; j < Program.SampleCount(entry); j++)
            {
                var key = Program.Sample(entry, j, target);
                // The property holds a copy of these bytes, and equal is what is in the same place.
                var isEqual = held is ReadOnlyMemory<byte> ? Equals(Program.Get(entry, o), key) : Equals(held, key);
                var isIndexed = entry.Index == MatrixIndex.Equality || key is not null;
                Program.Count(entry, again, key).ShouldBe(isEqual && isIndexed ? 1 : 0, $"{i} held, {j} asked for");
            }
        }
    }

    static (PersistentObject Object, PersistentObject Target) AddTo(PersistentStore store, MatrixCase entry)
    {
        var target = store.Add(Program.NewTarget());
        return (store.Add(Program.New(entry, target)), target);
    }

    static void ShouldHold(MatrixCase entry, PersistentObject o, int sample, PersistentObject target)
    {
        var (held, expected) = (Program.Get(entry, o), Program.Sample(entry, sample, target));
        ValuePicture.Of(held).ShouldBe(ValuePicture.Of(expected));
        // Types whose equality is that of what they hold; immutable arrays, for one, are equal only to themselves.
        if (Equals(expected, Program.Sample(entry, sample, target))) held.ShouldBe(expected);

        var other = Program.New(entry, target);
        Program.Set(entry, other, expected);
        Program.Encode(entry, o).ShouldBe(Program.Encode(entry, other));
    }

    static void ShouldBeFound(MatrixCase entry, PersistentStore store, PersistentObject o)
    {
        if (entry.Index == MatrixIndex.None) return;
        var held = Program.Get(entry, o);
        var isIndexed = entry.Index == MatrixIndex.Equality || held is not null;
        Program.Count(entry, store, held).ShouldBe(isIndexed ? 1 : 0);
    }
}
