using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.Objects;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Objects;

/// <summary>How values read in the text of an object.</summary>
public class ValueTextTests
{
    [Test]
    public void Collections_show_their_first_elements()
    {
        ValueText.Of(ImmutableArray<int>.Empty).ShouldBe("[]");
        ValueText.Of(default(ImmutableArray<int>)).ShouldBe("default");
        ValueText.Of(ImmutableArray.Create("a", null, "c")).ShouldBe("[\"a\", null, \"c\"]");
        ValueText.Of(Enumerable.Range(1, 100).ToImmutableArray()).ShouldBe("[1, 2, 3, … 97 more]");
        ValueText.Of(Enumerable.Range(1, 4).ToImmutableList()).ShouldBe("[1, 2, 3, … 1 more]");
        ValueText.Of(ImmutableQueue.Create(1, 2)).ShouldBe("[1, 2]");
        ValueText.Of(ImmutableStack.CreateRange(Enumerable.Range(1, 1_000_000))).ShouldBe("[1000000, 999999, 999998, …]");
        ValueText.Of(ImmutableSortedSet.Create(3, 1, 2)).ShouldBe("[1, 2, 3]");
        ValueText.Of(new[] { 1.5 }.ToFrozenSet()).ShouldBe("[1.5]");
        ValueText.Of(ImmutableList.Create<object?>(ImmutableList.Create(1), (2, "x"))).ShouldBe("[[1], (2, \"x\")]");
    }

    [Test]
    public void Dictionaries_show_keys_and_values()
    {
        var numbers = Enumerable.Range(1, 9).ToDictionary(i => i, i => i * 0.5);
        ValueText.Of(numbers.ToImmutableSortedDictionary()).ShouldBe("{1: 0.5, 2: 1, 3: 1.5, … 6 more}");
        ValueText.Of(ImmutableDictionary<string, int?>.Empty.Add("a", null)).ShouldBe("{\"a\": null}");
        ValueText.Of(new Dictionary<string, int>().ToFrozenDictionary()).ShouldBe("{}");
    }

    [Test]
    public void Bytes_show_their_number()
    {
        ValueText.Of(new ReadOnlyMemory<byte>([1, 2, 3])).ShouldBe("3 bytes");
        ValueText.Of(ImmutableArray.Create<byte>(1)).ShouldBe("1 byte");
        ValueText.Of(default(ImmutableArray<byte>)).ShouldBe("default");
    }

    [Test]
    public void References_are_short_wherever_they_stand()
    {
        using var store = RowStore.Open(new PersistentObjects.Testing.SimulatedDisk(), Basket.Class);
        var (a, b) = (new Basket(), new Basket());
        Basket.Array.Set(a, [b, a]);
        Basket.Map.Set(a, ImmutableDictionary<Basket, Basket?>.Empty.Add(a, b));
        Basket.Tuple.Set(a, (7, b));
        a.ToString().ShouldStartWith("Basket (detached) { Array = [Basket (detached), Basket (detached)], ");
        store.Add(a);
        a.ToString().ShouldBe("Basket#1 { Array = [Basket#2, Basket#1], Pairs = null, Set = null, Map = {Basket#1: Basket#2}, Tuple = (7, Basket#2), Nested = [] }");
    }

    [Test]
    public void Records_that_refer_to_one_another_end()
    {
        var (a, b) = (new Basket(), new Basket());
        Basket.Pairs.Set(a, [new Pair(b, null, 1)]);
        Basket.Pairs.Set(b, [new Pair(a, b, 2)]);
        a.ToString().ShouldContain("Pairs = [Pair { First = Basket (detached), Second = , Number = 1 }]");
        // What one object says does not make the next one silent.
        a.ToString().ShouldContain("Pairs = [Pair {");
    }

    [Test]
    public void A_text_that_throws_is_the_name_of_its_type()
    {
        ValueText.Of(new Thrower()).ShouldBe("Thrower");
        ValueText.Of(ImmutableArray.Create<object>(1, new Thrower(), 3)).ShouldBe("[1, Thrower, 3]");
        ValueText.Of((1, new Thrower())).ShouldBe("(1, Thrower)");
    }

    [Test]
    public void Long_and_deep_values_are_cut()
    {
        ValueText.Of(ImmutableArray.Create(new string('x', 5_000))).ShouldBe($"[\"{new string('x', 100)}…\" (5000 characters)]");
        object deep = 1;
        for (var i = 0; i < 10_000; i++) deep = ImmutableArray.Create(deep);
        ValueText.Of(deep).ShouldBe("[[[[…]]]]");
    }

    sealed class Thrower
    {
        public override string ToString() => throw new InvalidOperationException();
    }
}
