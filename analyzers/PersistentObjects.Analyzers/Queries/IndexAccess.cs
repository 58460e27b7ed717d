namespace PersistentObjects.Analyzers.Queries;

/// <summary>What an index finds for some conditions of a filter.</summary>
/// <param name="Rank">The smaller the better.</param>
/// <param name="Finds">What it gives.</param>
/// <param name="Text">The expression that gives it.</param>
/// <param name="Contains">The expression that asks whether there is any.</param>
/// <param name="Used">The conditions that need not be asked any more.</param>
sealed record IndexAccess(int Rank, Found Finds, string Text, string Contains, IReadOnlyList<Condition> Used)
{
    public static IndexAccess? Of(ExtentIndex index, Filter filter)
    {
        var last = index.Properties[index.Properties.Count - 1];
        var equal = index.Properties
            .Select(property => filter.Conditions.FirstOrDefault(condition => !condition.IsRange && condition.Fits(property, index)))
            .ToList();
        var isComposite = equal.Count > 1;
        if (equal.All(condition => condition is not null))
        {
            // No object is found by the null of a unique index.
            return index.IsUnique && equal.Any(condition => condition!.Key.IsNull) ? null : OfKey(index, [.. equal.OfType<Condition>()]);
        }

        var first = equal.Take(equal.Count - 1).OfType<Condition>().ToList();
        if (!index.IsOrdered || first.Count < equal.Count - 1)
        {
            return null;
        }

        var bounds = Bounds(filter.Conditions.Where(condition => condition.IsRange && condition.Fits(last, index))).ToList();
        if (bounds.Count == 0 && !isComposite)
        {
            return null;
        }

        var text = index.Name
            + (isComposite ? $".Of({Tuple(first)})" : "")
            + string.Concat(bounds.Select(bound => $".{bound.Asked}({bound.Key.Text})"));
        return new IndexAccess(isComposite ? 3 : 4, Found.ManyByKey, text, $"{text}.Any()", [.. first, .. bounds]);
    }

    static IndexAccess OfKey(ExtentIndex index, IReadOnlyList<Condition> keys)
    {
        var isComposite = keys.Count > 1;
        var key = isComposite && index.IsOrdered
            ? $"{Tuple([.. keys.Take(keys.Count - 1)])}, {keys[keys.Count - 1].Key.Text}"
            : Tuple(keys);
        return new IndexAccess(
            index.IsUnique ? 0 : isComposite ? 1 : 2,
            index.IsUnique ? Found.One : Found.ManyById,
            index.IsUnique ? $"{index.Name}.Find({key})" : $"{index.Name}[{key}]",
            $"{index.Name}.Contains({key})",
            keys);
    }

    static string Tuple(IReadOnlyList<Condition> keys) =>
        keys.Count == 1 ? keys[0].Key.Text : $"({string.Join(", ", keys.Select(key => key.Key.Text))})";

    // One lower and one upper bound, or a beginning. What else there is must be asked of each object.
    static IEnumerable<Condition> Bounds(IEnumerable<Condition> conditions) =>
        conditions
            .GroupBy(condition => condition.Asked is Asked.From or Asked.Above ? 0 : condition.Asked is Asked.To or Asked.Below ? 1 : 2)
            .OrderBy(group => group.Key)
            .Select(group => group.First());
}
