using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>Which declarations of today hold the data of which entries of the contract: by name, or by a former name.</summary>
sealed class ContractMatch
{
    readonly Dictionary<string, string> _names = [];
    readonly Dictionary<string, string> _classes;
    readonly Dictionary<string, ClassContract> _storedOf;

    /// <param name="stored">The contract of the file.</param>
    /// <param name="declared">That of the project.</param>
    /// <param name="foreign">What other assemblies declare: base classes, and classes of the contract that have moved there.</param>
    public ContractMatch(SchemaContract stored, SchemaContract declared, IEnumerable<ClassContract> foreign)
    {
        Stored = stored;
        Declared = declared;
        StoredGraph = new ContractGraph(stored.Classes);
        var others = foreign.ToList();
        Today = new ContractGraph(declared.Classes.Concat(others));
        Types = new TypeFit(Today);
        _classes = Names(declared.Classes.Concat(others.Where(type => StoredGraph.Find(type.Name) is not null)).Select(type => (type.Name, type.FormerNames)));
        Enums = Names(declared.Enums.Select(type => (type.Name, type.FormerNames)));
        Structures = Names(declared.Structures.Select(type => (type.Name, type.FormerNames)));
        _storedOf = stored.Classes.Where(type => TodayOf(type) is not null)
            .GroupBy(type => TodayOf(type)!.Name)
            .ToDictionary(group => group.Key, group => group.First());
    }

    public SchemaContract Stored { get; }

    public SchemaContract Declared { get; }

    public ContractGraph StoredGraph { get; }

    public ContractGraph Today { get; }

    public TypeFit Types { get; }

    /// <summary>The names of enums by those that they have and had.</summary>
    public IReadOnlyDictionary<string, string> Enums { get; }

    /// <summary>The names of structures and records by those that they have and had.</summary>
    public IReadOnlyDictionary<string, string> Structures { get; }

    /// <summary>Reads references to what is gone as ones to what seems to have taken its place, so that it is told once.</summary>
    public void Assume(string gone, string candidate) => _names[ContractNames.WithoutArity(gone)] = ContractNames.WithoutArity(candidate);

    /// <summary>The class that holds the objects of one of the contract.</summary>
    public ClassContract? TodayOf(ClassContract stored) => _classes.TryGetValue(stored.Name, out var name) ? Today.Find(name) : null;

    /// <summary>The class of the contract whose objects a class of today holds.</summary>
    public ClassContract? StoredOf(ClassContract declared) => _storedOf.TryGetValue(declared.Name, out var stored) ? stored : null;

    /// <summary>A type or base class of the contract, with today's names.</summary>
    public string WithTodaysNames(string type) => ContractNames.Replace(type, _names);

    /// <summary>The property of an object of today's class that holds what a stored one did, with the class that declares it.</summary>
    public (ClassContract Owner, PropertyContract Property)? Find(ClassContract declared, string storedName)
    {
        foreach (var isFormer in (bool[])[false, true])
        {
            foreach (var owner in Today.SelfAndBases(declared))
            {
                var found = owner.Properties.FirstOrDefault(property => isFormer ? property.FormerNames.Contains(storedName) : property.Name == storedName);
                if (found is not null)
                {
                    return (owner, found);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a class of today says that the data is kept, or given up.</summary>
    public bool IsRetired(ClassContract declared, string storedName) =>
        Today.SelfAndBases(declared).Any(type => type.Retired.Contains(storedName));

    /// <summary>Whether objects of a class of the contract had what a property of today holds.</summary>
    public bool HeldBefore(ClassContract stored, PropertyContract declared) =>
        StoredGraph.SelfAndBases(stored)
            .SelectMany(type => type.Properties)
            .Any(property => property.Name == declared.Name || declared.FormerNames.Contains(property.Name));

    // A name that is in use again is the one of its new owner.
    Dictionary<string, string> Names(IEnumerable<(string Name, EquatableArray<string> Former)> types)
    {
        var all = types.ToList();
        var result = new Dictionary<string, string>();
        foreach (var (name, _) in all)
        {
            result[name] = name;
        }

        foreach (var (name, former) in all.SelectMany(type => type.Former.Select(former => (type.Name, former))))
        {
            if (!result.ContainsKey(former))
            {
                result[former] = name;
                _names[ContractNames.WithoutArity(former)] = ContractNames.WithoutArity(name);
            }
        }

        return result;
    }
}
