using System.Collections.Immutable;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>The model's idea of a store at one commit version.</summary>
sealed record World(long Version, ImmutableSortedDictionary<int, ItemState> Items)
{
    public static World Empty { get; } = new(0, ImmutableSortedDictionary<int, ItemState>.Empty);

    public World With(ItemState item) => this with { Items = Items.SetItem(item.Serial, item) };

    public World Without(int serial) => this with { Items = Items.Remove(serial) };

    /// <summary>
    /// The world after a transaction with these edits; this one when they change nothing, for then no version is taken.
    /// </summary>
    public World After(IEnumerable<Edit> edits)
    {
        var next = edits.Aggregate(this, (world, edit) => edit.Apply(world));
        var changed = next.Items.Values.Where(item => Items.GetValueOrDefault(item.Serial) != item).ToList();
        if (changed.Count == 0 && next.Items.Count == Items.Count) return this;
        next = next with { Version = Version + 1 };
        return changed.Aggregate(next, (world, item) => world.With(item with { Version = world.Version }));
    }
}
