using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Running;

/// <summary>A view that is open, and the world that it shows.</summary>
sealed record OpenedView(StoreView View, World World);

/// <summary>An enumeration that is under way while the program goes on, and what is left of it.</summary>
sealed class OpenedEnumeration(IEnumerator<Document> enumerator, string name, Queue<long> rest) : IDisposable
{
    /// <summary>Takes one step; false at the end.</summary>
    public bool MoveNext()
    {
        var moved = enumerator.MoveNext();
        ModelMismatchException.Require(moved == rest.Count > 0, $"An open enumeration of {name} ends too {(moved ? "late" : "early")}");
        if (!moved) return false;
        var expected = rest.Dequeue();
        ModelMismatchException.Require(enumerator.Current.Id.Value == expected, $"An open enumeration of {name} is at {enumerator.Current.Id} instead of {expected}");
        return true;
    }

    public void Dispose() => enumerator.Dispose();
}
