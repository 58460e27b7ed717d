using PersistentObjects.Model.Tests.Domain;

namespace PersistentObjects.Model.Tests.Checks;

/// <summary>Compares everything that a range of an ordered index can be narrowed to with a sorted list.</summary>
/// <param name="name">The range.</param>
/// <param name="range">The range, not narrowed yet.</param>
/// <param name="entries">What it should hold, in order.</param>
/// <param name="comparer">The order of the keys.</param>
sealed class RangeCheck<TKey>(string name, OrderedRange<TKey, Document> range, List<(TKey Key, long Id)> entries, IComparer<TKey> comparer)
{
    public void CheckAll()
    {
        Same(range, entries, "All");
        var keyed = entries.Where(entry => entry.Key is not null).ToList();
        SameObject(range.Min, keyed.FirstOrDefault().Id, "Min");
        SameObject(range.Max, keyed.LastOrDefault().Id, "Max");
    }

    public void CheckBounds(TKey key)
    {
        var text = key is null ? "null" : $"'{key}'";
        Same(range.From(key), entries.Where(entry => Order(entry, key) >= 0), $"From({text})");
        Same(range.Above(key), entries.Where(entry => Order(entry, key) > 0), $"Above({text})");
        Same(range.To(key), entries.Where(entry => Order(entry, key) <= 0 && (key is null || entry.Key is not null)), $"To({text})");
        Same(range.Below(key), entries.Where(entry => Order(entry, key) < 0 && entry.Key is not null), $"Below({text})");
        Same(range.From(key).To(key), entries.Where(entry => Order(entry, key) == 0), $"From({text}).To({text})");
    }

    public void CheckBetween(TKey from, TKey below) => Same(
        range.From(from).Below(below),
        entries.Where(entry => Order(entry, from) >= 0 && Order(entry, below) < 0),
        $"From('{from}').Below('{below}')");

    /// <summary>Pages from an entry on, in both directions.</summary>
    public void CheckAfter(int index)
    {
        var (key, id) = entries[index];
        OneWay(range.After(key, new ObjectId(id)), entries[(index + 1)..], $"After('{key}', {id})");
        OneWay(range.Descending().After(key, new ObjectId(id)), entries[..index].AsEnumerable().Reverse(), $"Descending().After('{key}', {id})");
    }

    public void CheckPrefix(OrderedRange<TKey, Document> beginning, string prefix, StringComparison comparison)
        => Same(beginning, entries.Where(entry => entry.Key is string key && key.StartsWith(prefix, comparison)), $"StartsWith('{prefix}')");

    int Order((TKey Key, long Id) entry, TKey key) => comparer.Compare(entry.Key, key);

    void Same(OrderedRange<TKey, Document> found, IEnumerable<(TKey Key, long Id)> expected, string what)
    {
        var list = expected.ToList();
        OneWay(found, list, what);
        OneWay(found.Descending(), list.AsEnumerable().Reverse(), what + ".Descending()");
    }

    void OneWay(OrderedRange<TKey, Document> found, IEnumerable<(TKey Key, long Id)> expected, string what)
        => ModelMismatchException.RequireSame(Sight.Ids(found), [.. expected.Select(entry => entry.Id)], $"{name}.{what}");

    void SameObject(Document? found, long expected, string what)
    {
        // Among equal keys Min and Max take the first and the last one of the enumeration.
        var id = found?.Id.Value ?? 0;
        ModelMismatchException.Require(id == expected, $"{name}.{what} is {id} instead of {expected}");
    }
}
