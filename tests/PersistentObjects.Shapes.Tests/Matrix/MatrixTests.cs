using PersistentObjects.Shapes.Tests.Pictures;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>Every type of value in every shape of class, and what is done with it.</summary>
sealed class MatrixTests
{
    static MatrixProgram Program => MatrixProgram.Instance;

    static IEnumerable<MatrixCase> Cases => MatrixCase.All;

    static IEnumerable<MatrixCase> IndexedCases => MatrixCase.All.Where(entry => entry.Index != MatrixIndex.None);

    [TestCaseSource(nameof(Cases))]
    public void A_detached_object_holds_what_is_set(MatrixCase entry)
    {
        var target = Program.NewTarget();
        var o = Program.NewEmpty(entry.Shape);
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            Program.Set(entry, o, Program.Sample(entry, i, target));
            entry.ShouldHold(o, i, target);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void An_attached_object_holds_what_is_set_and_its_index_finds_it(MatrixCase entry)
    {
        var shared = MatrixStore.For(entry.Shape, "setting");
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            Program.Set(entry, shared.Object, Program.Sample(entry, i, shared.Target));
            entry.ShouldHold(shared.Object, i, shared.Target);
            entry.ShouldBeFound(shared.Store, shared.Object);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void A_transaction_that_throws_takes_it_back(MatrixCase entry)
    {
        var shared = MatrixStore.For(entry.Shape, "rolling back");
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            Should.Throw<TimeoutException>(() => shared.Store.Write(() =>
            {
                var sample = Program.Sample(entry, i, shared.Target);
                Program.Set(entry, shared.Object, sample);
                ValuePicture.Of(Program.Get(entry, shared.Object)).ShouldBe(ValuePicture.Of(sample), "in the transaction");
                throw new TimeoutException();
            }));
            entry.ShouldHold(shared.Object, 0, shared.Target);
            entry.ShouldBeFound(shared.Store, shared.Object);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void A_restart_brings_back_what_was_added_and_what_was_set(MatrixCase entry)
    {
        for (var i = 0; i < Program.SampleCount(entry); i++) MatrixRestart.Survive(entry, i);
    }

    [TestCaseSource(nameof(IndexedCases))]
    public void An_index_finds_exactly_what_is_equal(MatrixCase entry)
    {
        var shared = MatrixStore.For(entry.Shape, "looking up");
        for (var i = 0; i < Program.SampleCount(entry); i++)
        {
            var held = Program.Sample(entry, i, shared.Target);
            Program.Set(entry, shared.Object, held);
            for (var j = 0; j < Program.SampleCount(entry); j++)
            {
                var key = Program.Sample(entry, j, shared.Target);
                Program.Count(entry, shared.Store, key).ShouldBe(Equals(held, key) && entry.IsIndexed(key) ? 1 : 0, $"{i} held, {j} asked for");
            }
        }
    }
}
