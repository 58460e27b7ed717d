using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>An ordered index over one property, or the part of an ordered composite index that has one beginning.</summary>
/// <param name="name">The access.</param>
/// <param name="parts">The beginnings: of a composite index all values of the first components.</param>
/// <param name="rangeOf">The range of a beginning.</param>
/// <param name="keysOf">The keys that a document has in the part; none when it is not there.</param>
/// <param name="universe">All keys.</param>
/// <param name="comparer">Their order.</param>
sealed class OrderedCheck<TPart, TKey>(
    string name, Func<Sight, IReadOnlyList<TPart>> parts, Func<Sight, TPart, OrderedRange<TKey, Document>> rangeOf,
    Func<DocumentState, IEnumerable<(TPart Part, TKey Key)>> keysOf, TKey[] universe, IComparer<TKey> comparer)
    : IndexCheck(name)
    where TPart : notnull
{
    /// <summary>Prefixes to be asked for, when keys are strings.</summary>
    public string[] Prefixes { get; init; } = [];

    public Func<OrderedRange<TKey, Document>, string, OrderedRange<TKey, Document>>? StartsWith { get; init; }

    public StringComparison PrefixComparison { get; init; } = StringComparison.Ordinal;

    public override void Check(Sight sight)
    {
        foreach (var part in sight.Some(parts(sight), 6)) Check(sight, part);
    }

    void Check(Sight sight, TPart part)
    {
        var entries = sight.World.Derive(this, Group).GetValueOrDefault(part) ?? [];
        var range = rangeOf(sight, part);
        var check = new RangeCheck<TKey>($"{Name}({part})", range, entries, comparer);
        check.CheckAll();
        foreach (var key in sight.Some(universe, 3))
        {
            check.CheckBounds(key);
            check.CheckBetween(key, universe[(sight.Choice + 1) % universe.Length]);
        }
        foreach (var index in sight.Some(Enumerable.Range(0, entries.Count).ToList(), 2)) check.CheckAfter(index);
        foreach (var prefix in sight.Some(Prefixes, 2)) check.CheckPrefix(StartsWith!(range, prefix), prefix, PrefixComparison);
    }

    Dictionary<TPart, List<(TKey Key, long Id)>> Group(World world) => world.Documents
        .SelectMany(pair => keysOf(pair.Value).Distinct().Select(entry => (entry.Part, entry.Key, Id: pair.Key)))
        .GroupBy(entry => entry.Part, entry => (entry.Key, entry.Id))
        .ToDictionary(group => group.Key, group => group.OrderBy(entry => entry.Key, comparer).ThenBy(entry => entry.Id).ToList());
}
