using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>The bytes of collections: FORMAT.md, "Values".</summary>
public class CollectionLayoutTests
{
    static readonly ValueCodec<ImmutableHashSet<string>> Words = ValueCodecs.ImmutableHashSet(ValueCodecs.String);

    [Test]
    public void Sequences_are_a_number_and_their_elements_and_the_default_array_is_none()
    {
        var array = ValueCodecs.ImmutableArray(ValueCodecs.Int32);
        ShouldBe(array, default, "00");
        ShouldBe(array, [], "01");
        ShouldBe(array, [1, -1, 64], "04 02 01 80 01");
        array.TypeName.ShouldBe("array<int32>");
        var list = ValueCodecs.NullableImmutableList(ValueCodecs.NullableString);
        ShouldBe(list, null, "00");
        ShouldBe(list, ["a", null], "03 03 61 00");
        list.TypeName.ShouldBe("list<string?>?");
        ShouldBe(ValueCodecs.ImmutableQueue(ValueCodecs.Byte), ImmutableQueue<byte>.Empty.Enqueue(1).Enqueue(2), "03 01 02");
        ShouldBe(ValueCodecs.ImmutableStack(ValueCodecs.Byte), ImmutableStack<byte>.Empty.Push(1).Push(2), "03 02 01");
    }

    [Test]
    public void Sets_are_a_number_a_comparer_and_elements_in_the_order_of_their_bytes()
    {
        // -1 is 01, 1 is 02, 64 is 80 01: the order of the bytes, not of the numbers.
        ShouldBe(ValueCodecs.ImmutableSortedSet(ValueCodecs.Int32), [64, 1, -1], "04 00 01 02 80 01");
        ShouldBe(ValueCodecs.FrozenSet(ValueCodecs.Byte), new byte[] { 9, 3 }.ToFrozenSet(), "03 00 03 09");
        ShouldBe(ValueCodecs.NullableImmutableHashSet(ValueCodecs.Byte), null, "00");
        ShouldBe(Words, [], "01 00");
        Words.TypeName.ShouldBe("set<string>");
    }

    [Test]
    public void The_comparer_is_a_byte()
    {
        ShouldBe(Words, ["b"], "02 00 03 62");
        ShouldBe(Words, ImmutableHashSet.Create(StringComparer.Ordinal, "b"), "02 01 03 62");
        ShouldBe(Words, ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "b"), "02 02 03 62");
        ShouldBe(Words, ImmutableHashSet.Create(StringComparer.InvariantCulture, "b"), "02 03 03 62");
        ShouldBe(Words, ImmutableHashSet.Create(StringComparer.InvariantCultureIgnoreCase, "b"), "02 04 03 62");
        Words.Decode([2, 2, 3, 0x62], out _).ShouldContain("B");
        var sorted = ValueCodecs.ImmutableSortedSet(ValueCodecs.String).Decode([1, 2], out _);
        sorted.Add("B").ShouldContain("b");
        var map = ValueCodecs.FrozenDictionary(ValueCodecs.String, ValueCodecs.Byte).Decode([2, 2, 3, 0x62, 7], out _);
        map["B"].ShouldBe((byte)7);
    }

    [Test]
    public void Maps_are_ordered_by_the_bytes_of_their_keys()
    {
        var map = ValueCodecs.ImmutableDictionary(ValueCodecs.Int32, ValueCodecs.Byte);
        var value = ImmutableDictionary<int, byte>.Empty.Add(64, 1).Add(1, 9).Add(-1, 5);
        ShouldBe(map, value, "04 00 01 05 02 09 80 01 01");
        ShouldBe(ValueCodecs.FrozenDictionary(ValueCodecs.Int32, ValueCodecs.Byte), value.ToFrozenDictionary(), "04 00 01 05 02 09 80 01 01");
        map.TypeName.ShouldBe("map<int32, uint8>");
        ValueCodecs.NullableImmutableSortedDictionary(ValueCodecs.Int32, ValueCodecs.String).TypeName.ShouldBe("map<int32, string>?");
    }

    [Test]
    public void Sets_inside_sets_are_in_order_first()
    {
        var codec = ValueCodecs.ImmutableArray(Words);
        var sets = ValueCodecs.ImmutableDictionary(ValueCodecs.Byte, codec);
        ShouldBe(
            sets, ImmutableDictionary<byte, ImmutableArray<ImmutableHashSet<string>>>.Empty.Add(2, [["b", "a"]]).Add(1, [["d", "c"], []]),
            "03 00  01 03 03 00 03 63 03 64 01 00  02 02 03 00 03 61 03 62");
    }

    [Test]
    public void The_bytes_do_not_depend_on_how_a_set_or_map_came_to_be()
    {
        var random = new Random(4_711);
        var numbers = Enumerable.Range(0, 500).Select(_ => random.Next(-1_000, 1_000)).Distinct().ToArray();
        var (first, second) = (ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty.Add("gone"));
        var (map, other) = (ImmutableDictionary<int, int>.Empty, ImmutableDictionary<int, int>.Empty.Add(77_777, 1));
        foreach (var number in numbers) (first, map) = (first.Add(number.ToString()), map.Add(number, number));
        random.Shuffle(numbers);
        foreach (var number in numbers) (second, other) = (second.Add(number.ToString()), other.Add(number, number));
        Words.Encode(second.Remove("gone")).ShouldBe(Words.Encode(first));
        Words.Same(first, second.Remove("gone")).ShouldBeTrue();
        var codec = ValueCodecs.ImmutableDictionary(ValueCodecs.Int32, ValueCodecs.Int32);
        codec.Encode(other.Remove(77_777)).ShouldBe(codec.Encode(map));
        codec.Same(map, other.Remove(77_777)).ShouldBeTrue();
        codec.Same(map, map.SetItem(numbers[0], numbers[0] + 1)).ShouldBeFalse();
    }

    static void ShouldBe<T>(ValueCodec<T> codec, T value, string hex)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));
        codec.Encode(value).ShouldBe(bytes);
        codec.Encode(codec.Decode(bytes, out var all)).ShouldBe(bytes);
        all.ShouldBeTrue();
    }
}
