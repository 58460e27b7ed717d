using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PersistentObjects.Shapes.Tests.Compiled;
using PersistentObjects.Shapes.Tests.Pictures;
using PersistentObjects.Testing;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>
/// Random values of random types go through the log and come back bit by bit. Environment variables: SHAPES_SOAK is the
/// number of further seeds to try, SHAPES_SEED the only seed.
/// </summary>
sealed class RandomTypeTests
{
    const int FixedSeed = 20_261_121;
    const int TypeCount = 150;

    static IEnumerable<int> Seeds =>
        Variable("SHAPES_SEED") is { } seed ? [seed] : Enumerable.Range(FixedSeed, 1 + (Variable("SHAPES_SOAK") ?? 0));

    [TestCaseSource(nameof(Seeds))]
    public void Random_values_of_random_types_come_back_bit_by_bit(int seed)
    {
        TestContext.Out.WriteLine($"To repeat it: SHAPES_SEED={seed}");
        var source = new RandomTypeSource(seed, TypeCount);
        var program = CompiledProgram.Load("Random", source.Text);
        var holder = new CompiledClass(program.Type("Random.Holder"));
        var target = new CompiledClass(program.Type("Random.Target"));
        var open = program.Type("Random.Holders").GetMethod("Open", [typeof(StoreOptions)])!.CreateDelegate<Func<StoreOptions, PersistentStore>>();

        // Two values for each property: one to be added with, and one to be set.
        var values = source.Types.Select((type, i) => Gen.Two(type.Values(holder.TypeOf($"P{i}"), depth: 3)));
        var property = Prop.ForAll(Gen.CollectToArray(values).Select(pairs => new Row(pairs)).ToArbitrary(), row =>
        {
            var recipes = row.Recipes;
            var disk = new SimulatedDisk();
            var options = new StoreOptions { Storage = disk, SegmentSizeBytes = 64 << 10 };
            string hash;
            using (var store = open(options))
            {
                var targets = new[] { store.Add(target.New()), store.Add(target.New()) };
                store.Add(Fill(holder.New(), [.. recipes.Select(pair => pair.Added)], targets));
                var second = store.Add(Fill(holder.New(), [.. recipes.Select(pair => pair.Added)], targets));
                Fill(second, [.. recipes.Select(pair => pair.Set)], targets);
                hash = store.ComputeStateHash();
            }
            // The first time from the log, the second time from a snapshot.
            for (var restart = 0; restart < 2; restart++)
            {
                using var store = open(options);
                var targets = target.In(store).ToArray();
                var holders = holder.In(store).ToArray();
                ShouldHold(holders[0], [.. recipes.Select(pair => pair.Added)], targets);
                ShouldHold(holders[1], [.. recipes.Select(pair => pair.Set)], targets);
                store.ComputeStateHash().ShouldBe(hash);
                store.SnapshotAsync().GetAwaiter().GetResult();
            }
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20).WithEndSize(20).WithReplay((ulong)seed, 1), property);

        PersistentObject Fill(PersistentObject o, IReadOnlyList<Recipe> recipes, PersistentObject[] targets)
        {
            for (var i = 0; i < recipes.Count; i++) holder.Set($"P{i}", o, recipes[i](targets));
            return o;
        }

        void ShouldHold(PersistentObject o, IReadOnlyList<Recipe> recipes, PersistentObject[] targets)
        {
            var expected = Fill(holder.New(), recipes, targets);
            for (var i = 0; i < recipes.Count; i++)
            {
                var (name, type) = ($"P{i}", source.Types[i].CSharp);
                ValuePicture.Of(holder.Get(name, o)).ShouldBe(ValuePicture.Of(holder.Get(name, expected)), type);
                holder.Encode(name, o).ShouldBe(holder.Encode(name, expected), type);
            }
        }
    }

    [Test]
    public void The_types_are_of_every_kind()
    {
        var source = new RandomTypeSource(FixedSeed, TypeCount);
        foreach (var scalar in ScalarType.All) source.Text.ShouldContain(scalar.CSharp);
        foreach (var form in Enum.GetValues<StructureForm>()) Kinds(source).ShouldContain($"{form}");
        string[] collections =
        [
            "ImmutableArray", "ImmutableList", "ImmutableQueue", "ImmutableStack", "ImmutableHashSet", "FrozenSet", "ImmutableSortedSet",
            "ImmutableDictionary", "FrozenDictionary", "ImmutableSortedDictionary",
        ];
        foreach (var collection in collections) source.Text.ShouldContain(collection + "<");
    }

    /// <summary>What FsCheck would otherwise print in many lines that say nothing; the failure itself names the type.</summary>
    sealed record Row((Recipe Added, Recipe Set)[] Recipes)
    {
        public override string ToString() => $"{Recipes.Length} pairs of values";
    }

    static IEnumerable<string> Kinds(RandomTypeSource source) => source.Structures.Select(structure => $"{structure.Form}");

    static int? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
