using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>What collections refuse to write, and what is no collection.</summary>
public class CollectionRefusalTests
{
    static readonly ValueCodec<ImmutableHashSet<string>> Words = ValueCodecs.ImmutableHashSet(ValueCodecs.String);

    [Test]
    public void A_comparer_without_a_byte_is_refused_when_written()
    {
        var danish = StringComparer.Create(CultureInfo.GetCultureInfo("da-DK"), ignoreCase: true);
        NotWritten(Words, ImmutableHashSet.Create(danish, "a"))
            .ShouldBe("A value of type set<string> has the comparer System.CultureAwareComparer, which can't be stored. Make it with the "
                + "default comparer, or with StringComparer.Ordinal, OrdinalIgnoreCase, InvariantCulture or InvariantCultureIgnoreCase.");
        NotWritten(ValueCodecs.ImmutableSortedSet(ValueCodecs.Int32), ImmutableSortedSet.Create(new Descending(), 1)).ShouldContain("+Descending");
        NotWritten(ValueCodecs.FrozenSet(ValueCodecs.String), new[] { "a" }.ToFrozenSet(danish)).ShouldContain("set<string>");
        NotWritten(ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Byte), ImmutableDictionary.Create<string, byte>(danish)).ShouldContain("map<string, uint8>");
        NotWritten(
            ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.String),
            ImmutableDictionary.Create<string, string>(null, StringComparer.OrdinalIgnoreCase)).ShouldContain("default comparer of values");
        NotWritten(
            ValueCodecs.ImmutableSortedDictionary(ValueCodecs.String, ValueCodecs.String),
            ImmutableSortedDictionary.Create<string, string>(null, StringComparer.OrdinalIgnoreCase)).ShouldContain("default comparer of values");
    }

    [Test]
    public void Elements_that_only_the_comparer_tells_apart_are_refused_when_written()
        => NotWritten(ValueCodecs.ImmutableHashSet(new RoundingCodec()), [0.1, 0.2, 1.0]).ShouldStartWith("Two elements of a value of type set<rounded>");

    [Test]
    public void Elements_without_bytes_are_refused_when_written()
    {
        NotWritten(ValueCodecs.ImmutableArray(new EmptyCodec()), [0, 0]).ShouldStartWith("The elements of a value of type array<(nothing)> have no content.");
        NotWritten(ValueCodecs.ImmutableList(new EmptyCodec()), [0, 0]).ShouldContain("list<(nothing)>");
        ValueCodecs.ImmutableArray(new EmptyCodec()).Encode([]).ShouldBe([1]);
    }

    [Test]
    public void Elements_in_another_order_and_repeated_ones_are_refused_when_read()
    {
        var numbers = ValueCodecs.ImmutableSortedSet(ValueCodecs.Int32);
        Refused(numbers, "03 00 02 01").ShouldContain("not behind the one before it, at byte 3");
        Refused(numbers, "03 00 02 02");
        Refused(ValueCodecs.ImmutableDictionary(ValueCodecs.Byte, ValueCodecs.Byte), "03 00 02 01 01 05");
        Refused(ValueCodecs.FrozenDictionary(ValueCodecs.Byte, ValueCodecs.Byte), "03 00 02 01 02 05");
    }

    [Test]
    public void Elements_that_the_comparer_does_not_tell_apart_any_more_are_refused_when_read()
    {
        Refused(Words, "03 02 03 41 03 61").ShouldBe("2 elements of a set<string>, of which only 1 are different by its comparer");
        Refused(ValueCodecs.ImmutableSortedSet(ValueCodecs.String), "03 02 03 41 03 61");
        Refused(ValueCodecs.FrozenSet(ValueCodecs.String), "03 02 03 41 03 61");
        Refused(ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Byte), "03 02 03 41 01 03 61 01");
        Refused(ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Byte), "03 02 03 41 01 03 61 02");
        Refused(ValueCodecs.FrozenDictionary(ValueCodecs.String, ValueCodecs.Byte), "03 02 03 41 01 03 61 02");
        Words.Decode(Convert.FromHexString("030103410361"), out _).Count.ShouldBe(2);
    }

    [Test]
    public void Unknown_comparers_and_null_keys_are_refused_when_read()
    {
        Refused(Words, "01 05");
        Refused(ValueCodecs.ImmutableSortedSet(ValueCodecs.Int32), "01 01");
        Refused(ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Byte), "02 00 00 01");
        Refused(ValueCodecs.FrozenDictionary(ValueCodecs.String, ValueCodecs.Byte), "02 00 00 01");
    }

    [Test]
    public void Elements_that_can_not_be_compared_are_refused_when_read()
    {
        var codec = ValueCodecs.ImmutableSortedSet(ValueCodecs.Opaque("codec Color", new ColorCodec()));
        Refused(codec, "03 00 04 01 01 01 04 02 02 02").ShouldStartWith("elements that make no set<codec Color>: ");
    }

    [Test]
    public void A_number_of_elements_beyond_the_end_is_refused_without_an_allocation()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            Refused(ValueCodecs.ImmutableArray(ValueCodecs.Guid), "FF FF FF FF 07 00");
            Refused(ValueCodecs.ImmutableArray(new EmptyCodec()), "FF FF FF FF FF FF FF FF FF 01");
            Refused(Words, "FF FF FF FF 07 00");
            Refused(ValueCodecs.ImmutableBytes, "FF FF FF FF 07 00");
            Refused(ValueCodecs.ReadOnlyMemory, "FF FF FF FF 07 00");
            Refused(ValueCodecs.BigInteger, "FF FF FF FF 07 00");
            Refused(ValueCodecs.Opaque("codec Color", new ColorCodec()), "FF FF FF FF 07 00");
        }
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
    }

    static string NotWritten<T>(ValueCodec<T> codec, T value) => Should.Throw<NotSupportedException>(() => codec.Encode(value)).Message;

    static string Refused<T>(ValueCodec<T> codec, string hex)
        => Should.Throw<RecordFormatException>(() => codec.Decode(Convert.FromHexString(hex.Replace(" ", "")), out _)).Message;

    sealed class Descending : IComparer<int>
    {
        public int Compare(int x, int y) => y.CompareTo(x);
    }

    /// <summary>Loses what makes values different.</summary>
    sealed class RoundingCodec() : ValueCodec<double>("rounded")
    {
        public override void Write(RecordWriter writer, double value) => writer.WriteVarInt64((long)value);

        public override double Read(ref RecordReader reader) => reader.ReadVarInt64();

        public override bool Same(double a, double b) => (long)a == (long)b;
    }

    sealed class EmptyCodec() : ValueCodec<int>("(nothing)")
    {
        public override void Write(RecordWriter writer, int value)
        {
        }

        public override int Read(ref RecordReader reader) => 0;

        public override bool Same(int a, int b) => true;
    }
}
