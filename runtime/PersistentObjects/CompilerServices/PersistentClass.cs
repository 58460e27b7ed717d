using System.ComponentModel;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <summary>What generated code says of a persistent class. One instance serves all stores; it never changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PersistentClass
{
    [ThreadStatic]
    static bool t_describing;

    readonly Func<PersistentClass[]>? _reachable;

    /// <summary>Describes a class.</summary>
    /// <param name="name">The full name, which names the class in the log: <c>Shop.Account</c>, <c>Shop.Outer+Inner</c>.</param>
    /// <param name="type">The class.</param>
    /// <param name="baseClass">The persistent class that it derives from, if any.</param>
    /// <param name="create">Calls the constructor for recovery; null for an abstract class.</param>
    /// <param name="properties">The persistent properties that the class itself declares.</param>
    /// <param name="indexes">The indexes that the class itself declares.</param>
    /// <param name="reachable">The persistent classes that properties refer to; called late, since classes refer to one another.</param>
    public PersistentClass(
        string name,
        Type type,
        PersistentClass? baseClass,
        Func<PersistentObject>? create,
        PersistentProperty[] properties,
        IndexDefinition[] indexes,
        Func<PersistentClass[]>? reachable)
    {
        (Name, Type, Base, Create, OwnIndexes, _reachable) = (name, type, baseClass, create, indexes, reachable);
        Properties = [.. baseClass?.Properties ?? [], .. properties];
        References = [.. Properties.Where(property => property.HasReferences)];
        Blobs = [.. Properties.Where(property => property.HasBlobs)];
        Collections = [.. Properties.Where(property => property.IsCollection)];
        IndexCount = baseClass?.IndexCount ?? 0;
        for (var i = Properties.Length - properties.Length; i < Properties.Length; i++) Properties[i].Ordinal = i;
        foreach (var index in indexes)
        {
            index.Ordinal = IndexCount++;
            index.Owner = this;
        }
    }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>The full names that it had before.</summary>
    public string[] FormerNames { internal get; init; } = [];

    /// <summary>The properties that the class itself does not declare any more.</summary>
    public RetiredName[] Retired { internal get; init; } = [];

    /// <summary>The former names of the enums, structures and records, and of their members, in the types of its own properties.</summary>
    public FormerName[] ValueNames { internal get; init; } = [];

    /// <summary>The other sides of references that the class itself declares.</summary>
    public InverseDefinition[] Inverses { internal get; init; } = [];

    /// <summary>Whether it declares or inherits other sides of references.</summary>
    internal bool HasInverses => Inverses.Length > 0 || Base is { HasInverses: true };

    internal PersistentClass? Base { get; }

    /// <summary>The base classes, nearest first.</summary>
    internal IEnumerable<PersistentClass> Ancestors
    {
        get
        {
            for (var ancestor = Base; ancestor is not null; ancestor = ancestor.Base) yield return ancestor;
        }
    }

    internal Func<PersistentObject>? Create { get; }

    /// <summary>All persistent properties, those of the base classes first: an ordinal is the same in every subclass.</summary>
    internal PersistentProperty[] Properties { get; }

    /// <summary>The properties whose values refer to persistent objects, or may contain references.</summary>
    internal PersistentProperty[] References { get; }

    /// <summary>The properties whose values are collections that change.</summary>
    internal PersistentProperty[] Collections { get; }

    /// <summary>Those of them that the class itself declares.</summary>
    internal IEnumerable<PersistentProperty> OwnReferences => References.Where(property => property.Ordinal >= (Base?.Properties.Length ?? 0));

    /// <summary>The properties whose values are blobs, or may contain some.</summary>
    internal PersistentProperty[] Blobs { get; }

    internal IndexDefinition[] OwnIndexes { get; }

    /// <summary>The checks of whole objects that the class itself declares.</summary>
    public ClassCheck[] Checks { get; init; } = [];

    internal PersistentClass[] Reachable => _reachable?.Invoke() ?? [];

    /// <summary>How many indexes an object of this class is in.</summary>
    internal int IndexCount { get; }

    /// <summary>A property of the class or of a base class, for indexes whose keys read inherited properties.</summary>
    public PersistentProperty Property(string name) => Array.Find(Properties, property => property.Name == name)
        ?? throw new ArgumentException($"{Name} has no persistent property '{name}'.", nameof(name));

    /// <summary>The model of a class.</summary>
    public static PersistentClass Of<T>()
        where T : class, IPersistentClass<T> => T.Model;

    /// <summary>The model of a generic class that is closed by the caller.</summary>
    /// <param name="closed">The class itself and the generic classes that it derives from.</param>
    public static PersistentClass OfClosed<T>(params ReadOnlySpan<ClosedClass> closed)
        where T : class, IPersistentClass<T>
    {
        foreach (var generic in closed) generic.Supply();
        return T.Model;
    }

    /// <summary>An index that the class or one of its base classes declares. Property names, and so those of indexes, are unique there.</summary>
    public IndexDefinition Index(string name)
        => Array.Find(OwnIndexes, index => index.Name == name) ?? Base!.Index(name);

    /// <summary>
    /// The object for people: class, id and published property values. Never waits or throws, and prints references as
    /// <c>Customer#12</c>.
    /// </summary>
    public string Describe(PersistentObject o)
    {
        // A record of the user's prints the objects that it refers to, and theirs may lead back here.
        if (t_describing) return ObjectNames.Short(o);
        t_describing = true;
        try
        {
            var values = string.Join(", ", Properties.Select(property => $"{property.Name} = {property.Describe(o)}"));
            return values.Length == 0 ? ObjectNames.Short(o) : $"{ObjectNames.Short(o)} {{ {values} }}";
        }
        finally
        {
            t_describing = false;
        }
    }

    /// <summary>Copies all persistent fields. The caller sees to it that nobody is misled meanwhile.</summary>
    internal void CopyFields(PersistentObject target, PersistentObject source)
    {
        foreach (var property in Properties) property.Copy(target, source);
    }
}
