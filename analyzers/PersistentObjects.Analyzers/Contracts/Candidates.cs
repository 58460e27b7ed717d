using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Guesses what has taken the place of what is gone. Each one is guessed once, and the most alike pairs come first, so that
/// two properties that are renamed together are told apart.
/// </summary>
sealed class Candidates(ContractMatch match)
{
    /// <summary>By the names of properties or members that are gone: new ones that can hold their values.</summary>
    public Dictionary<string, string> OfMembers(IReadOnlyList<PropertyContract> gone, IReadOnlyList<PropertyContract> fresh) =>
        Pairs(gone, fresh, property => property.Name, property => property.Name, (old, now) =>
            Holds(old.Type, now.Type) ? NameSimilarity.Of(old.Name, now.Name) + 0.01 : 0);

    /// <summary>By the names of classes that are gone: new ones of the same name elsewhere, or with most of the properties.</summary>
    public Dictionary<string, string> OfClasses(IReadOnlyList<ClassContract> gone, IReadOnlyList<ClassContract> fresh) =>
        Pairs(gone, fresh, type => type.Name, type => type.Name, Likeness);

    double Likeness(ClassContract old, ClassContract now)
    {
        var isMoved = ContractNames.Short(old.Name) == ContractNames.Short(now.Name);
        var kept = old.Properties.Count(property => now.Properties.Any(other => other.Name == property.Name && Holds(property.Type, other.Type)));
        var all = old.Properties.Select(property => property.Name).Union(now.Properties.Select(property => property.Name)).Count();
        var share = all == 0 ? 0 : (double)kept / all;
        var name = NameSimilarity.Of(ContractNames.Short(old.Name), ContractNames.Short(now.Name));
        return isMoved ? 2 + share : share >= 0.5 || (all == 0 && name >= 0.5) ? share + name : 0;
    }

    bool Holds(string stored, string declared) =>
        ContractTypeParser.Parse(match.WithTodaysNames(stored)) is { } old
        && ContractTypeParser.Parse(declared) is { } now
        && match.Types.Of(old, now) == Fit.Automatic;

    static Dictionary<string, string> Pairs<TOld, TNew>(
        IReadOnlyList<TOld> gone, IReadOnlyList<TNew> fresh, Func<TOld, string> oldName, Func<TNew, string> newName, Func<TOld, TNew, double> likeness)
    {
        var pairs = gone.SelectMany(old => fresh.Select(now => (Old: oldName(old), Now: newName(now), Likeness: likeness(old, now))))
            .Where(pair => pair.Likeness > 0)
            .OrderByDescending(pair => pair.Likeness)
            .ThenBy(pair => pair.Old, StringComparer.Ordinal)
            .ThenBy(pair => pair.Now, StringComparer.Ordinal);
        var found = new Dictionary<string, string>();
        var taken = new HashSet<string>();
        foreach (var (old, now, _) in pairs)
        {
            if (!found.ContainsKey(old) && taken.Add(now))
            {
                found.Add(old, now);
            }
        }

        return found;
    }
}
