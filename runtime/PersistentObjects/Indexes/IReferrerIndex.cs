using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>An index by a reference, as the objects that are referred to see it. They don't know the type of the reference.</summary>
interface IReferrerIndex
{
    /// <summary>The objects of a class that refer to one, in the order of their ids and as the calling thread sees them.</summary>
    IEnumerator<T> ReferrersOf<T>(PersistentObject target)
        where T : PersistentObject;

    /// <summary>Whether an object, which is of the index's class, refers to another one in a view.</summary>
    bool IsReferrer(PersistentObject candidate, PersistentObject target, View view);
}
