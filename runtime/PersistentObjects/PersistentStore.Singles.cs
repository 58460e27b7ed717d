using System.ComponentModel;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <content>Objects that a store has exactly one of.</content>
public abstract partial class PersistentStore
{
    /// <summary>Called by generated code before the store is opened: there is one object of the class and no more.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void DeclareSingle<T>()
        where T : PersistentObject, IPersistentClass<T> => Heap.Classes.ExtentOf(T.Model.Type).IsSingle = true;

    /// <summary>Gives generated code the one object of a class, which is made when it is first asked for.</summary>
    /// <remarks>
    /// The first time is a write transaction, or part of the thread's one. An older read scope of the thread does not see what is
    /// made then: reading a property says so. When the object was deleted, a new one is made.
    /// </remarks>
    /// <param name="known">Where the object is remembered once it is published.</param>
    /// <param name="create">Makes it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T SingleOf<T>(ref T? known, Func<T> create)
        where T : PersistentObject, IPersistentClass<T>
    {
        if (Volatile.Read(ref known) is { } single && single.Home is not null && !Visibility.IsDeleted(single)) return single;
        var extent = ExtentOf<T>();
        if (Heap.IsWriting) return FirstOf(extent) ?? Add(create());
        if (FirstOf(extent) is { } published)
        {
            Volatile.Write(ref known, published);
            return published;
        }
        // Asked again inside: another thread may have been faster.
        return Write((extent, create, Store: this), static single => FirstOf(single.extent) ?? single.Store.Add(single.create()));
    }

    static T? FirstOf<T>(Extent<T> extent)
        where T : PersistentObject
    {
        foreach (var o in extent) return o;
        return null;
    }

    /// <summary>One sentence for each single of which there is more than one object.</summary>
    IEnumerable<string> DescribeSeveralSingles() => Heap.Classes.All
        .Where(extent => extent.IsSingle && extent.NewestFamilyCount > 1)
        .Select(extent => $"{extent.Model.Name} is declared as a single, and {extent.NewestFamilyCount} objects of it are stored.");
}
