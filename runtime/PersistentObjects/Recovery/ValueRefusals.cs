using PersistentObjects.CompilerServices;

namespace PersistentObjects.Recovery;

/// <summary>The values that have no counterpart among today's, until something else is stored in their place.</summary>
/// <remarks>Several threads load objects.</remarks>
sealed class ValueRefusals
{
    const int MostNamed = 5;

    readonly Lock _lock = new();
    readonly Dictionary<(PersistentObject Object, PersistentProperty Property), string> _refused = [];

    internal void Add(PersistentObject o, PersistentProperty property, string reason)
    {
        lock (_lock) _refused[(o, property)] = reason;
    }

    /// <summary>A later value is as it should be.</summary>
    internal void Remove(PersistentObject o, PersistentProperty property)
    {
        if (_refused.Count == 0) return;
        lock (_lock) _refused.Remove((o, property));
    }

    /// <summary>Whether a value is among them; asked when all is loaded.</summary>
    internal bool Has(PersistentObject o, PersistentProperty property) => _refused.ContainsKey((o, property));

    /// <summary>One sentence for each property and reason, when all is loaded.</summary>
    internal IEnumerable<string> Describe() => _refused
        .Where(refused => refused.Key.Object.Sidecar is null)
        .GroupBy(refused => (Class: refused.Key.Object.Home!.Model.Name, refused.Key.Property.Name, Reason: refused.Value))
        .Select(group => $"{group.Key.Class}.{group.Key.Name} holds {group.Key.Reason}, in {Name([.. group.Select(refused => refused.Key.Object.IdValue).Order()])}.");

    internal static string Name(long[] ids)
        => (ids.Length == 1 ? $"object {ids[0]}" : $"{ids.Length:N0} objects ({string.Join(", ", ids.Take(MostNamed))}{(ids.Length > MostNamed ? ", ..." : "")})");
}
