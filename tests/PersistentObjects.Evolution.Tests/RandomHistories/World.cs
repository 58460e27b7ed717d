namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>The model: a random program in its newest version, and the objects of its store.</summary>
sealed partial class World(Random random)
{
    readonly HashSet<Revival> _migrated = [];
    int _lastName;
    int _lastKey;

    public Names Names { get; } = new();

    public List<ModelClass> Classes { get; } = [];

    public List<string> RetiredClasses { get; } = [];

    public List<Revival> Revivals { get; } = [];

    public List<ModelObject> Objects { get; } = [];

    /// <summary>What the program says of the store.</summary>
    public string[] Description => [.. Classes.SelectMany(c => Objects.Where(o => o.Class == c).OrderBy(o => o.Key)).Select(o => o.Text)];

    /// <summary>The program is run, so that no later one runs its migrations.</summary>
    public void Migrate() => _migrated.UnionWith(Revivals);

    /// <summary>Changes objects as the returned statements do.</summary>
    public string Act(int changes) => string.Join('\n', Enumerable.Range(0, changes).Select(_ => ActOnce()));

    string ActOnce()
    {
        if (Objects.Count < 3 || random.Next(4) == 0) return Add();
        var o = Pick(Objects);
        if (random.Next(8) == 0) return Delete(o);
        if (o.Class.Properties.Count == 0) return Add();
        var property = Pick(o.Class.Properties);
        var value = o.Values[property] = property.Kind.Sample(random, Objects);
        return property.Kind.Set($"{o.Find}.{property.Name}", value, Names);
    }

    string Add()
    {
        var o = new ModelObject(++_lastKey, Pick(Classes));
        foreach (var property in o.Class.Properties) o.Values[property] = property.Initial;
        Objects.Add(o);
        return $"store.Add(new {o.Class.FullName} {{ Key = {o.Key} }});";
    }

    string Delete(ModelObject o)
    {
        var statement = $"store.Delete({o.Find});";
        Objects.Remove(o);
        foreach (var other in Objects)
        {
            // The rule of references that may be null. What a retired property refers to is null when it is read.
            foreach (var (property, value) in other.Values) if (value == o) other.Values[property] = null;
        }
        return statement;
    }

    T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    string Fresh(string prefix) => $"{prefix}{++_lastName}";
}
