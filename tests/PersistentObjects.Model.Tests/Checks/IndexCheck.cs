using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>Compares an index with the model.</summary>
abstract class IndexCheck(string name)
{
    public string Name => name;

    public abstract void Check(Sight sight);
}

/// <summary>An index that is asked for keys: each key that is or was in use gives what the model says.</summary>
/// <param name="name">The access.</param>
/// <param name="keysOf">The keys of a document; none when it is not in the index.</param>
/// <param name="universe">All keys.</param>
/// <param name="comparer">Which keys are one.</param>
abstract class LookupCheck<TKey>(
    string name, Func<DocumentState, IEnumerable<TKey>> keysOf, Func<Sight, IReadOnlyList<TKey>> universe, IEqualityComparer<TKey>? comparer)
    : IndexCheck(name)
{
    public sealed override void Check(Sight sight)
    {
        var expected = sight.World.Derive(this, world => Group(world));
        foreach (var key in sight.Some(universe(sight))) Check(sight, key, expected[key].ToList());
    }

    protected abstract void Check(Sight sight, TKey key, List<long> expected);

    protected string Asked(TKey key) => $"{Name}[{(key is null ? "null" : key)}]";

    ILookup<TKey, long> Group(World world)
    {
        var equality = comparer ?? EqualityComparer<TKey>.Default;
        return world.Documents
            .SelectMany(pair => keysOf(pair.Value).Distinct(equality).Select(key => (Key: key, Id: pair.Key)))
            .ToLookup(entry => entry.Key, entry => entry.Id, equality);
    }
}

/// <summary>An index of equality.</summary>
sealed class EqualityCheck<TKey>(
    string name, Func<Sight, TKey, Found> find, Func<DocumentState, IEnumerable<TKey>> keysOf,
    Func<Sight, IReadOnlyList<TKey>> universe, IEqualityComparer<TKey>? comparer = null)
    : LookupCheck<TKey>(name, keysOf, universe, comparer)
{
    protected override void Check(Sight sight, TKey key, List<long> expected)
    {
        var found = find(sight, key);
        ModelMismatchException.RequireSame(Sight.Ids(found.Documents), expected, Asked(key));
        ModelMismatchException.Require(found.Count == expected.Count, $"{Asked(key)}.Count is wrong");
    }
}

/// <summary>What an index of equality gives for a key.</summary>
sealed record Found(IEnumerable<Document> Documents, long Count)
{
    public static Found In<TKey>(Matches<TKey, Document> matches) => new(matches, matches.Count);
}

/// <summary>A unique index. In the middle of a transaction several objects may have the key, and any of them is found.</summary>
sealed class UniqueCheck<TKey>(
    string name, Func<Sight, TKey, Document?> find, Func<DocumentState, IEnumerable<TKey>> keysOf, Func<Sight, IReadOnlyList<TKey>> universe)
    : LookupCheck<TKey>(name, keysOf, universe, null)
{
    protected override void Check(Sight sight, TKey key, List<long> expected)
    {
        var found = find(sight, key) is { } o ? o.Id.Value : 0;
        ModelMismatchException.Require(
            expected.Count == 0 ? found == 0 : expected.Contains(found),
            $"{Asked(key)} is {found} instead of {(expected.Count == 0 ? "none" : string.Join(" or ", expected))}");
    }
}
