using System.Diagnostics.CodeAnalysis;
using PersistentObjects.CompilerServices;
using PersistentObjects.Indexes;

namespace PersistentObjects.Objects;

/// <summary>The classes of one store, those included that the program does not declare any more.</summary>
/// <invariants>
/// A class is never taken out. Declared ones are added before the store is opened, and retired ones while it is; from then on any
/// thread may read what is here.
/// </invariants>
sealed class ClassRegistry(ObjectHeap heap)
{
    readonly Dictionary<Type, ClassExtent> _declared = [];
    readonly List<ClassExtent> _retired = [];
    readonly Dictionary<InverseDefinition, IReferrerIndex> _inverses = [];

    internal IEnumerable<ClassExtent> All => _retired.Count == 0 ? _declared.Values : _declared.Values.Concat(_retired);

    /// <summary>The classes whose objects are <see cref="RetiredObject"/>.</summary>
    internal IReadOnlyList<ClassExtent> Retired => _retired;

    /// <summary>Whether objects of any class may have blobs.</summary>
    internal bool HasBlobs { get; private set; }

    /// <summary>Whether values of some class are checked when objects are added: stores without rules don't ask each class.</summary>
    internal bool HasRules { get; private set; }

    /// <summary>Whether objects of some class are checked at the end of transactions.</summary>
    internal bool HasChecks { get; private set; }

    /// <summary>Asks no rules and no checks from here on, for objects that nobody has made up by the rules of the application.</summary>
    internal void SkipChecks() => HasRules = HasChecks = false;

    /// <summary>Adds a class and its base classes.</summary>
    internal ClassExtent Register(PersistentClass model)
    {
        if (_declared.TryGetValue(model.Type, out var known)) return known;
        var baseExtent = model.Base is null ? null : Register(model.Base);
        var extent = _declared[model.Type] = new ClassExtent(heap, model, baseExtent);
        HasRules |= extent.Ruled.Length > 0;
        HasBlobs |= model.Blobs.Length > 0;
        HasChecks |= extent.Checks is not null;
        return extent;
    }

    /// <summary>Adds a class that the program does not declare.</summary>
    internal ClassExtent RegisterRetired(string name, string baseName)
    {
        var model = new PersistentClass(name, typeof(RetiredObject), null, static () => new RetiredObject(), [], [], null);
        var extent = new ClassExtent(heap, model, null) { RetiredBase = baseName };
        _retired.Add(extent);
        return extent;
    }

    /// <summary>Finds out which properties may refer to which classes, now that all declared classes are known.</summary>
    internal void Connect()
    {
        foreach (var inverse in _declared.Values.SelectMany(extent => extent.Model.Inverses).ToList())
        {
            var reference = inverse.Reference;
            var declaring = _declared.Values.First(extent => extent.Model.OwnReferences.Contains(reference));
            _inverses.Add(inverse, declaring.ReferrerIndexOf(reference));
        }
        IncomingReference[] references = [.. _declared.Values.SelectMany(extent => extent.Model.OwnReferences.Select(property => new IncomingReference(extent, property)))];
        foreach (var extent in _declared.Values) extent.Incoming = [.. references.Where(reference => reference.MayReferTo(extent.Model))];
    }

    /// <summary>Values of retired properties whose data is given up are kept no longer.</summary>
    internal void GiveUpDroppedValues()
    {
        var retained = heap.Retained;
        if (!retained.HasAny) return;
        foreach (var extent in _declared.Values)
        {
            var dropped = extent.Model.Ancestors.Prepend(extent.Model).SelectMany(model => model.Retired).Where(retired => retired.DropsData).ToList();
            if (dropped.Count > 0) retained.GiveUp(extent, dropped.SelectMany(retired => retained.FormerNames(extent, retired.Name).Prepend(retired.Name)).ToHashSet());
        }
    }

    /// <summary>
    /// Refuses objects that were stored with one key of an index that is unique now, and still have it as the write transaction
    /// sees them. Before the store is open.
    /// </summary>
    internal void RefuseStoredViolations(string behind) => StoredViolations.Refuse(All.SelectMany(extent => extent.OwnIndexes), behind);

    /// <summary>The index by which an object's other side of a reference is found.</summary>
    internal IReferrerIndex InverseIndex(InverseDefinition inverse) => _inverses[inverse];

    /// <summary>False when it is not a class of this store.</summary>
    internal bool TryFind(Type type, [NotNullWhen(true)] out ClassExtent? extent) => _declared.TryGetValue(type, out extent);

    internal ClassExtent ExtentOf(Type type)
        => _declared.TryGetValue(type, out var extent)
            ? extent
            : throw new InvalidOperationException(
                $"{type} is not a class of this store. Declare an extent of it (public partial Extent<{type.Name}> {type.Name}s {{ get; }}), "
                + "or refer to it from a class that the store has.");
}
