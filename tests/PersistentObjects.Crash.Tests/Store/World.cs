using System.Collections.Immutable;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>The model's idea of a store at one commit version.</summary>
/// <param name="Version">The commit version.</param>
/// <param name="LastSerial">The serial of the newest object, which may be deleted.</param>
/// <param name="Items">All objects by serial.</param>
sealed record World(long Version, int LastSerial, ImmutableSortedDictionary<int, ItemState> Items)
{
    public static World Empty { get; } = new(0, 0, ImmutableSortedDictionary<int, ItemState>.Empty);

    public World With(ItemState item)
        => this with { LastSerial = Math.Max(LastSerial, item.Serial), Items = Items.SetItem(item.Serial, item) };

    /// <summary>Without an object, to which nobody refers any more.</summary>
    public World Without(int serial)
    {
        var items = Items.Remove(serial);
        foreach (var item in Items.Values)
        {
            if (item.Partner == serial && item.Serial != serial) items = items.SetItem(item.Serial, item with { Partner = 0 });
        }
        return this with { Items = items };
    }

    /// <summary>
    /// The world after a transaction with these edits; this one when they change nothing, for then no version is taken.
    /// </summary>
    public World After(IEnumerable<Edit> edits)
    {
        var next = edits.Aggregate(this, (world, edit) => edit.Apply(world));
        var changed = next.Items.Values.Where(item => Items.GetValueOrDefault(item.Serial) != item).ToList();
        // An object that comes and goes takes an id, and that is a change.
        if (changed.Count == 0 && next.Items.Count == Items.Count && next.LastSerial == LastSerial) return this;
        next = next with { Version = Version + 1 };
        return changed.Aggregate(next, (world, item) => world.With(item with { Version = world.Version }));
    }
}
