using System.ComponentModel;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>What generated code says of the other side of a reference. One instance serves all stores.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InverseDefinition
{
    readonly Func<PersistentClass> _referring;
    readonly string _property;

    private protected InverseDefinition(string name, Func<PersistentClass> referring, string property)
        => (Name, _referring, _property) = (name, referring, property);

    /// <summary>The name of the property that gives the set.</summary>
    public string Name { get; }

    /// <summary>The reference. Asked when all classes are described, since they refer to one another.</summary>
    internal PersistentProperty Reference => _referring().Property(_property);
}

/// <summary>The same for one class of referring objects.</summary>
/// <typeparam name="T">The class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InverseDefinition<T> : InverseDefinition
    where T : PersistentObject
{
    /// <summary>Describes the other side of a reference.</summary>
    /// <param name="name">The name of the property that gives the set.</param>
    /// <param name="referring">The class of the objects that refer; called late, since classes refer to one another.</param>
    /// <param name="property">The name of their property.</param>
    public InverseDefinition(string name, Func<PersistentClass> referring, string property)
        : base(name, referring, property)
    {
    }

    /// <summary>The objects that refer to one.</summary>
    /// <exception cref="ObjectDeletedException">The object is deleted, or does not exist at the version of the thread's read scope.</exception>
    public InverseSet<T> Of(PersistentObject owner)
    {
        Visibility.RequireExisting(owner);
        return new InverseSet<T>(owner, this);
    }
}
