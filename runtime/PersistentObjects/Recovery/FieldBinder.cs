using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>Finds out how values of a stored property become those of today's class.</summary>
/// <param name="heap">The store.</param>
/// <param name="resolver">Finds what values mention, when all is loaded.</param>
/// <param name="classOf">Knows the class of each id.</param>
/// <param name="nulls">Gets what may be null and must not be.</param>
sealed class FieldBinder(ObjectHeap heap, IObjectResolver resolver, Func<long, ClassExtent?> classOf, NullChecks nulls)
{
    readonly SchemaNames _names = new(FormerNamesOf(heap));
    readonly List<DeferredField> _deferred = [];
    readonly Dictionary<object, List<DeferredField>> _deferredByProperty = [];

    /// <summary>What could not be read, when all is loaded.</summary>
    internal ValueRefusals Refusals { get; } = new();

    /// <summary>Whether references may lead to objects that their properties don't take any more. Known before the first such object is.</summary>
    internal bool HasChangedClasses { get; set; }

    /// <summary>The name of a class today.</summary>
    internal string NameNow(string className) => _names.Today(className);

    /// <summary>Today's property for a stored name.</summary>
    internal static PersistentProperty? Find(PersistentClass model, string name)
        => Array.Find(model.Properties, p => p.Name == name) ?? Array.Find(model.Properties, p => p.FormerNames.Contains(name));

    /// <summary>Whether values have the same bytes, and mean the same, under today's declaration.</summary>
    internal bool IsSame(StoredProperty stored, PersistentProperty today)
        => Parse(stored.TypeName) is { } type && _names.Today(type).Layout == StoredType.Parse(today.TypeName).Layout;

    /// <summary>Values of a property that keeps its place; null when there is no way, and what differs is added.</summary>
    internal StoredField? Bind(string className, StoredProperty stored, ClassExtent extent, PersistentProperty today, ICollection<string> differences)
    {
        if (Parse(stored.TypeName) is { } type)
        {
            var (renamed, declared) = (_names.Today(type), StoredType.Parse(today.TypeName));
            if (type is StoredType.Nullable && NullChecks.Forbids(today)) nulls.Add(extent, today, isAdded: false);
            if (stored.TypeName != today.TypeName && NullsInside(renamed, declared) is { } strict) nulls.AddInside(extent, today, stored.TypeName, strict);
            if (Read(type, renamed, declared, stored, today) is { } field) return BehindDeferred([today], type is StoredType.Changing, field);
        }
        differences.Add($"{className}.{stored.Name} is stored as {stored.TypeName} and declared as {today.TypeName}.");
        return null;
    }

    /// <summary>Values that are kept as they are.</summary>
    internal StoredField? Retain(ClassExtent extent, StoredProperty stored)
    {
        if (Parse(stored.TypeName) is not { } type) return null;
        heap.Retained.NoteNames(extent, stored);
        var field = new RetainedField(stored, type, heap.Retained, classOf, resolver.ResolveBlob);
        object[] names = [(extent, stored.Name), .. stored.FormerNames.Select(former => (extent, former))];
        return BehindDeferred(names, type is StoredType.Changing, new StoredField(type is StoredType.Changing ? Defer(field, type) : field));
    }

    /// <summary>Values that are given up.</summary>
    internal static StoredField? Drop(StoredProperty stored) => Parse(stored.TypeName) is { } type ? new StoredField(new DroppedField(type)) : null;

    /// <summary>All is loaded.</summary>
    internal void Finish() => _deferred.ForEach(field => field.Finish());

    StoredField? Read(StoredType stored, StoredType renamed, StoredType declared, StoredProperty property, PersistentProperty today)
    {
        var conversions = today.ConversionTypes.Select(StoredType.Parse).ToList();
        // Null that is not to be any more: the bytes are the same, and the user says what they become.
        var conversion = IsSame(renamed, declared) ? -1 : conversions.FindIndex(from => IsSame(from, renamed));
        if (conversion < 0 && renamed.Layout == declared.Layout) return Unchanged(stored, today);
        if (conversion < 0) conversion = conversions.FindIndex(from => from.Layout == renamed.Layout);
        if (conversion >= 0) return Evolve(stored, today, null, conversion);
        if (Transcoder.TryCreate(renamed, declared, ignoresNames: false) is { } direct) return Evolve(stored, today, direct, -1);
        for (var i = 0; i < conversions.Count; i++)
        {
            if (Transcoder.TryCreate(renamed, conversions[i], ignoresNames: true) is { } before) return Evolve(stored, today, before, i);
        }
        return null;
    }

    /// <summary>
    /// What refuses null inside of values whose bytes stay as they are; null when there is nothing to refuse. Other values are refused
    /// while they are converted.
    /// </summary>
    static Transcoder? NullsInside(StoredType stored, StoredType declared)
    {
        // The mark of the whole is another matter.
        var whole = stored is StoredType.Nullable nullable && declared is not StoredType.Nullable ? nullable.Inner : stored;
        return stored.Layout == declared.Layout && Transcoder.TryCreate(whole, declared, ignoresNames: false) is { MayRefuse: true } strict ? strict : null;
    }

    /// <summary>Whether also null may be where it may be in the other one, at the top.</summary>
    static bool IsSame(StoredType one, StoredType other) => one.Layout == other.Layout && one is StoredType.Nullable == other is StoredType.Nullable;

    StoredField Unchanged(StoredType stored, PersistentProperty today)
    {
        if (!today.HasReferences) return new StoredField(today);
        var guarded = new GuardedField(today, stored, this);
        return new StoredField(stored is StoredType.Changing ? new GuardedCollection(today, Defer(guarded, stored), this) : guarded);
    }

    StoredField Evolve(StoredType stored, PersistentProperty today, Transcoder? transcoder, int conversion)
    {
        if (transcoder is { ChangesReferences: true }) HasChangedClasses = true;
        // An Update has operations of a collection that changes, and the whole value of any other.
        var isCollection = stored is StoredType.Changing;
        if (transcoder is { IsIdentity: true, MayRefuse: false } && conversion < 0 && isCollection == today.IsCollection) return Unchanged(stored, today);
        var field = new EvolvedField(today, stored, transcoder, conversion, this);
        var isDeferred = isCollection || (conversion >= 0 && today.ConvertsReferences(conversion));
        return new StoredField(isDeferred ? Defer(field, stored) : field);
    }

    DeferredField Defer(FieldReader field, StoredType stored)
    {
        var deferred = new DeferredField(field, stored, _names.Today(stored), resolver);
        _deferred.Add(deferred);
        return deferred;
    }

    /// <summary>A newer description of the class goes on with values of which an older one has deferred the reading.</summary>
    /// <param name="names">What tells the property from others, by today's name and former ones.</param>
    /// <param name="hasOperations">Whether an Update tells what was done to a collection, and not the whole value.</param>
    /// <param name="field">The property in the newer description.</param>
    StoredField BehindDeferred(object[] names, bool hasOperations, StoredField field)
    {
        List<DeferredField> before = [.. names.SelectMany(name => _deferredByProperty.GetValueOrDefault(name) ?? [])];
        if (field.Deferred is { } own) _deferredByProperty[names[0]] = [.. before, own];
        return before.Count == 0 ? field : new StoredField(new SupersedingField(field, hasOperations, before));
    }

    /// <summary>Null for a type that a newer version of this library may know: a difference like any other.</summary>
    static StoredType? Parse(string typeName)
    {
        try
        {
            return StoredType.Parse(typeName);
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    static IEnumerable<FormerName> FormerNamesOf(ObjectHeap heap)
    {
        foreach (var model in heap.Classes.All.Select(extent => extent.Model))
        {
            foreach (var former in model.FormerNames) yield return new FormerName(model.Name, null, former);
            foreach (var name in model.ValueNames) yield return name;
        }
    }
}
