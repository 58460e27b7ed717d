using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Running;

/// <summary>An enumeration that is under way while the program goes on.</summary>
abstract class OpenedEnumeration(IEnumerator<Document> enumerator, string name) : IDisposable
{
    protected string Name => name;

    protected IEnumerator<Document> Enumerator => enumerator;

    /// <summary>Takes one step; false at the end.</summary>
    public abstract bool MoveNext(World world);

    public void Dispose() => enumerator.Dispose();
}

/// <summary>One that began outside of transactions, and goes on to show that moment.</summary>
sealed class EnumerationOfOneMoment(IEnumerator<Document> enumerator, string name, IEnumerable<(long Id, object? Key)> order)
    : OpenedEnumeration(enumerator, name)
{
    readonly Queue<long> _rest = new(order.Select(entry => entry.Id));

    public override bool MoveNext(World world)
    {
        var moved = Enumerator.MoveNext();
        ModelMismatchException.Require(moved == _rest.Count > 0, $"An open enumeration of {Name} ends too {(moved ? "late" : "early")}");
        if (!moved) return false;
        var expected = _rest.Dequeue();
        ModelMismatchException.Require(Enumerator.Current.Id.Value == expected, $"An open enumeration of {Name} is at {Enumerator.Current.Id} instead of {expected}");
        return true;
    }
}

/// <summary>
/// One that began in a write transaction, which goes on changing what it goes over: all that is there the whole time is met,
/// nothing that is not there, and nothing twice.
/// </summary>
sealed class EnumerationOfDrafts(
    IEnumerator<Document> enumerator, string name, Func<World, IEnumerable<(long Id, object? Key)>> order, World world)
    : OpenedEnumeration(enumerator, name)
{
    readonly List<long> _met = [];
    List<(long Id, object? Key)> _always = [.. order(world)];

    public override bool MoveNext(World world)
    {
        var now = order(world).ToList();
        _always = [.. _always.Intersect(now)];
        if (!Enumerator.MoveNext())
        {
            foreach (var same in _always.GroupBy(entry => entry.Id))
            {
                ModelMismatchException.Require(_met.Count(id => id == same.Key) >= same.Count(), $"An enumeration of {Name} in a transaction has not met {same.Key}");
            }
            return false;
        }
        var id = Enumerator.Current.Id.Value;
        ModelMismatchException.Require(now.Exists(entry => entry.Id == id), $"An enumeration of {Name} in a transaction meets {id}, which is not there");
        // Under each of its words an object is met once.
        ModelMismatchException.Require(!_met.Contains(id) || now.Exists(entry => entry.Key is string), $"An enumeration of {Name} in a transaction meets {id} twice");
        _met.Add(id);
        return true;
    }

    /// <summary>The transaction has ended, and with it what the enumeration saw.</summary>
    public void RequireEnd()
    {
        var moved = false;
        try
        {
            moved = Enumerator.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // It was not at its end.
        }
        ModelMismatchException.Require(!moved, $"An enumeration of {Name} goes on after its transaction");
    }
}
