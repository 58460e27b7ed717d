using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>The classes of a contract as they derive from each other.</summary>
sealed class ContractGraph
{
    readonly Dictionary<string, ClassContract> _classes;
    readonly ILookup<string, ClassContract> _derived;

    public ContractGraph(IEnumerable<ClassContract> classes)
    {
        // A contract that was merged by hand may have a class twice.
        _classes = classes.GroupBy(type => type.Name).ToDictionary(group => group.Key, group => group.First());
        _derived = _classes.Values.Where(type => type.Base is not null).ToLookup(type => ContractNames.Definition(type.Base!));
    }

    public IEnumerable<ClassContract> Classes => _classes.Values;

    public ClassContract? Find(string name) => _classes.TryGetValue(name, out var type) ? type : null;

    /// <summary>The class, and its base classes as far as they are known, nearest first.</summary>
    public IEnumerable<ClassContract> SelfAndBases(ClassContract type)
    {
        // A contract can be merged into a circle.
        var seen = new HashSet<string>();
        for (var current = type; current is not null && seen.Add(current.Name);)
        {
            yield return current;
            current = current.Base is { } @base ? Find(ContractNames.Definition(@base)) : null;
        }
    }

    /// <summary>The names of the classes that it derives from, with type arguments.</summary>
    public IEnumerable<string> Ancestors(ClassContract type) => SelfAndBases(type).Select(current => current.Base).OfType<string>();

    /// <summary>Whether objects of a class are objects of another one, too.</summary>
    public bool IsOrDerivesFrom(string type, string other) =>
        type == other || (Find(type) is { } known && Ancestors(known).Contains(other));

    /// <summary>
    /// The classes whose objects have what a class declares: the class itself and those that derive from it, as far as they
    /// are not abstract. One that nobody derives from, as long as only this contract is asked, stands for others elsewhere.
    /// </summary>
    public IReadOnlyList<ClassContract> Heirs(ClassContract type)
    {
        var heirs = SelfAndDerived(type, []).Where(heir => !heir.IsAbstract).ToList();
        return heirs.Count > 0 ? heirs : [type];
    }

    IEnumerable<ClassContract> SelfAndDerived(ClassContract type, HashSet<string> seen) =>
        seen.Add(type.Name) ? _derived[type.Name].SelectMany(derived => SelfAndDerived(derived, seen)).Prepend(type) : [];
}
