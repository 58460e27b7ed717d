using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>
/// Names of before that were given to something else. A description tells what its class and properties were called before; when
/// today's program no longer does, and has the name for another class or property, what is stored under it would become that
/// one's, silently.
/// </summary>
/// <remarks>
/// What a snapshot holds has the names that the program which took it knew, so that only what the log has behind it is asked. Where
/// no program with the later name has described the class in the log, nobody can tell.
/// </remarks>
sealed class FreedNames
{
    readonly Dictionary<string, ClassExtent> _classes = [];
    readonly HashSet<(ClassExtent Extent, string Property)> _properties = [];

    /// <summary>Values may be stored under the names of this description.</summary>
    internal void Note(StoredClass stored, ClassExtent extent)
    {
        _classes[stored.Name] = extent;
        foreach (var property in stored.Properties) _properties.Add((extent, property.Name));
    }

    /// <summary>One sentence for each name that a later description says was another's.</summary>
    internal IEnumerable<string> Find(StoredClass stored, ClassExtent extent)
    {
        foreach (var former in stored.FormerNames)
        {
            if (_classes.TryGetValue(former, out var other) && other != extent) yield return Describe(former, stored.Name);
        }
        foreach (var property in stored.Properties)
        {
            var today = FieldBinder.Find(extent.Model, property.Name);
            foreach (var former in property.FormerNames)
            {
                if (_properties.Contains((extent, former)) && FieldBinder.Find(extent.Model, former) != today) yield return Describe($"{stored.Name}.{former}", property.Name);
            }
        }
    }

    static string Describe(string former, string later)
        => $"{former} is stored, and is what {later} was called before, which it is not today. Put [FormerlyNamed] back, and give nothing else that name.";
}
