namespace PersistentObjects.Tests.Collections.Properties;

/// <summary>Random operations on the collections and on their namesakes of the framework, compared one by one.</summary>
public class BclComparisonTests
{
    const int Steps = 400;

    [Test]
    public void A_list_does_what_List_does([Values] Place place, [Range(1, 4)] int seed)
        => Run(place, seed, (shelf, random) => Compare<IFacade>(new Ours(shelf.Titles), new Theirs([]), random, ListOperation));

    [Test]
    public void A_set_does_what_HashSet_does([Values] Place place, [Range(1, 4)] int seed)
        => Run(place, seed, (shelf, random) => Compare<ISet<string>>(shelf.Labels, new HashSet<string>(), random, SetOperation));

    [Test]
    public void A_dictionary_does_what_Dictionary_does([Values] Place place, [Range(1, 4)] int seed)
        => Run(place, seed, (shelf, random) => Compare<IDictionary<string, decimal>>(shelf.Prices, new Dictionary<string, decimal>(), random, MapOperation));

    /// <summary>Where the object is.</summary>
    public enum Place
    {
        Detached,
        Attached,
        InTransaction,
        AddedInTransaction,
    }

    static void Run(Place place, int seed, Action<Shelf, Random> body)
    {
        using var library = Library.InMemory();
        var shelf = new Shelf();
        var random = new Random(seed);
        if (place is Place.Attached or Place.InTransaction) library.Add(shelf);
        if (place is Place.Detached or Place.Attached)
        {
            body(shelf, random);
            return;
        }
        library.Write(() =>
        {
            if (place == Place.AddedInTransaction) library.Add(shelf);
            body(shelf, random);
        });
    }

    static void Compare<T>(T ours, T theirs, Random random, Func<Random, Func<T, object?>> operation)
        where T : System.Collections.IEnumerable
    {
        for (var step = 0; step < Steps; step++)
        {
            var seed = random.Next();
            var (result, expected) = (Outcome(() => operation(new Random(seed))(ours)), Outcome(() => operation(new Random(seed))(theirs)));
            result.ShouldBe(expected, $"step {step}");
            ours.Cast<object?>().ShouldBe(theirs.Cast<object?>(), ignoreOrder: ours is not Ours, $"after step {step}");
        }
    }

    /// <summary>What comes of it: a result, the elements of one, or the type of an exception and the parameter that it names.</summary>
    static object? Outcome(Func<object?> operation)
    {
        try
        {
            return operation() switch
            {
                string text => text,
                System.Collections.IEnumerable elements => string.Join("|", elements.Cast<object?>()),
                var result => result,
            };
        }
        catch (Exception e)
        {
            return e.GetType();
        }
    }

    static Func<IFacade, object?> ListOperation(Random random)
    {
        var (kind, item, index, count) = (random.Next(22), Word(random), random.Next(-1, 30), random.Next(-1, 8));
        string?[] items = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Word(random))];
        return list => kind switch
        {
            0 or 1 or 2 => Do(() => list.Add(item)),
            3 or 4 => Do(() => list.AddRange(items)),
            5 or 6 => Do(() => list.Insert(index, item)),
            7 => Do(() => list.InsertRange(index, items)),
            8 => list.Remove(item),
            9 => Do(() => list.RemoveAt(index)),
            10 => Do(() => list.RemoveRange(index, count)),
            11 => list.RemoveAll(word => word?.StartsWith(item![0]) == true),
            12 => random.Next(6) == 0 ? Do(list.Clear) : null,
            13 => Do(list.Reverse),
            14 => Do(() => list.Reverse(index, count)),
            15 => Do(() => list.Sort(StringComparer.Ordinal)),
            16 => list[index],
            17 or 18 => Do(() => list[index] = item),
            19 => list.IndexOf(item),
            20 => list.LastIndexOf(item),
            _ => list.GetRange(index, count),
        };
    }

    static Func<ISet<string>, object?> SetOperation(Random random)
    {
        var (kind, item) = (random.Next(16), Word(random)!);
        string[] items = [.. Enumerable.Range(0, random.Next(8)).Select(_ => Word(random)!)];
        return set => kind switch
        {
            0 or 1 or 2 or 3 => set.Add(item),
            4 or 5 => set.Remove(item),
            6 => Do(() => set.UnionWith(items)),
            7 => Do(() => set.ExceptWith(items)),
            8 => random.Next(3) == 0 ? Do(() => set.IntersectWith([.. items, .. set.Order().Take(10)])) : null,
            9 => Do(() => set.SymmetricExceptWith(items)),
            10 => (set.IsSubsetOf(items), set.IsSupersetOf(items), set.IsProperSubsetOf(items), set.IsProperSupersetOf(items)),
            11 => (set.Overlaps(items), set.SetEquals(items), set.SetEquals([.. set])),
            12 => set.Contains(item),
            13 => set.Count,
            14 => random.Next(10) == 0 ? Do(set.Clear) : null,
            _ => Do(() => set.CopyTo(new string[5], 2)),
        };
    }

    static Func<IDictionary<string, decimal>, object?> MapOperation(Random random)
    {
        var (kind, key, value) = (random.Next(14), Word(random)!, (decimal)random.Next(4));
        return map => kind switch
        {
            0 or 1 or 2 or 3 => Do(() => map[key] = value),
            4 or 5 => Do(() => map.Add(key, value)),
            6 => map.TryAdd(key, value),
            7 or 8 => map.Remove(key),
            9 => map[key],
            10 => (map.TryGetValue(key, out var found), found, map.ContainsKey(key), map.Count),
            11 => map.Remove(KeyValuePair.Create(key, value)),
            12 => (map.Keys.Contains(key), map.Values.Contains(value), map.Keys.Order().SequenceEqual(map.Select(entry => entry.Key).Order())),
            _ => random.Next(10) == 0 ? Do(map.Clear) : map.Contains(KeyValuePair.Create(key, value)),
        };
    }

    static string? Word(Random random) => $"{(char)('a' + random.Next(5))}{random.Next(6)}";

    static object? Do(Action action)
    {
        action();
        return null;
    }

    /// <summary>What both lists have beyond their interface.</summary>
    interface IFacade : System.Collections.IEnumerable
    {
        string? this[int index] { get; set; }

        void Add(string? item);

        void AddRange(IEnumerable<string?> items);

        void Insert(int index, string? item);

        void InsertRange(int index, IEnumerable<string?> items);

        bool Remove(string? item);

        void RemoveAt(int index);

        void RemoveRange(int index, int count);

        int RemoveAll(Predicate<string?> match);

        void Clear();

        void Reverse();

        void Reverse(int index, int count);

        void Sort(IComparer<string?> comparer);

        int IndexOf(string? item);

        int LastIndexOf(string? item);

        IEnumerable<string?> GetRange(int index, int count);
    }

    sealed class Ours(PersistentList<string?> list) : IFacade
    {
        public string? this[int index] { get => list[index]; set => list[index] = value; }

        public void Add(string? item) => list.Add(item);

        public void AddRange(IEnumerable<string?> items) => list.AddRange(items);

        public void Insert(int index, string? item) => list.Insert(index, item);

        public void InsertRange(int index, IEnumerable<string?> items) => list.InsertRange(index, items);

        public bool Remove(string? item) => list.Remove(item);

        public void RemoveAt(int index) => list.RemoveAt(index);

        public void RemoveRange(int index, int count) => list.RemoveRange(index, count);

        public int RemoveAll(Predicate<string?> match) => list.RemoveAll(match);

        public void Clear() => list.Clear();

        public void Reverse() => list.Reverse();

        public void Reverse(int index, int count) => list.Reverse(index, count);

        public void Sort(IComparer<string?> comparer) => list.Sort(comparer);

        public int IndexOf(string? item) => list.IndexOf(item);

        public int LastIndexOf(string? item) => list.LastIndexOf(item);

        public IEnumerable<string?> GetRange(int index, int count) => list.GetRange(index, count);

        public System.Collections.IEnumerator GetEnumerator() => list.GetEnumerator();
    }

    sealed class Theirs(List<string?> list) : IFacade
    {
        public string? this[int index] { get => list[index]; set => list[index] = value; }

        public void Add(string? item) => list.Add(item);

        public void AddRange(IEnumerable<string?> items) => list.AddRange(items);

        public void Insert(int index, string? item) => list.Insert(index, item);

        public void InsertRange(int index, IEnumerable<string?> items) => list.InsertRange(index, items);

        public bool Remove(string? item) => list.Remove(item);

        public void RemoveAt(int index) => list.RemoveAt(index);

        public void RemoveRange(int index, int count) => list.RemoveRange(index, count);

        public int RemoveAll(Predicate<string?> match) => list.RemoveAll(match);

        public void Clear() => list.Clear();

        public void Reverse() => list.Reverse();

        public void Reverse(int index, int count) => list.Reverse(index, count);

        public void Sort(IComparer<string?> comparer) => list.Sort(comparer);

        public int IndexOf(string? item) => list.IndexOf(item);

        public int LastIndexOf(string? item) => list.LastIndexOf(item);

        public IEnumerable<string?> GetRange(int index, int count) => list.GetRange(index, count);

        public System.Collections.IEnumerator GetEnumerator() => list.GetEnumerator();
    }
}
