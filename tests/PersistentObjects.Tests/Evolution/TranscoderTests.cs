using System.Collections.Immutable;
using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Tests.Serialization;

namespace PersistentObjects.Tests.Evolution;

public class TranscoderTests
{
    static IEnumerable<Transcoding> All
        => [.. TranscodingCases.Numbers, .. TranscodingCases.Nulls, .. TranscodingCases.Collections, .. TranscodingCases.Structures];

    [TestCaseSource(nameof(All))]
    public void A_value_becomes_the_same_in_the_type_of_today(object transcoding) => ((Transcoding)transcoding).Check();

    [TestCaseSource(nameof(All))]
    public void A_value_that_is_cut_off_is_refused(object transcoding) => ((Transcoding)transcoding).CheckCutOff();

    [TestCase("int32", "int64")]
    [TestCase("uint8", "uint32")]
    [TestCase("char", "uint16")]
    [TestCase("list<int32>", "list<int64>")]
    [TestCase("plist<int32>", "list<int64>?")]
    [TestCase("set<int8?>?", "set<int64?>?")]
    [TestCase("pset<int8>", "set<int8>")]
    [TestCase("enum A : uint8", "enum A : uint64")]
    [TestCase("struct A{X: string}?", "record A{X: string?}?")]
    [TestCase("array<blob>", "list<blob?>?")]
    [TestCase("record A{X: int32, Next: record A}", "record A{X: int64, Next: record A?}")]
    public void Bytes_that_stay_as_they_are_need_no_work(string stored, string today)
    {
        var transcoder = Transcoding.Find(stored, today).ShouldNotBeNull();
        (transcoder.IsIdentity, transcoder.MayRefuse, transcoder.ChangesReferences).ShouldBe((true, false, false));
    }

    [TestCase("ref A", "ref B?")]
    [TestCase("map<ref A, list<ref C>>", "map<ref A, list<ref D>>")]
    public void References_to_another_class_are_noticed(string stored, string today)
        => Transcoding.Find(stored, today).ShouldNotBeNull().ChangesReferences.ShouldBeTrue();

    [TestCase("ref A<int32, string?>", "ref A<int32, string>?")]
    public void References_to_the_same_class_are_left_alone(string stored, string today)
        => Transcoding.Find(stored, today).ShouldNotBeNull().ChangesReferences.ShouldBeFalse();

    [TestCase("int64", "int32")]
    [TestCase("int32", "uint64")]
    [TestCase("int32", "float32")]
    [TestCase("int64", "float64")]
    [TestCase("int128", "decimal")]
    [TestCase("decimal", "float64")]
    [TestCase("decimal", "int128")]
    [TestCase("decimal", "bigint")]
    [TestCase("float32", "decimal")]
    [TestCase("float64", "float32")]
    [TestCase("bigint", "int128")]
    [TestCase("uint16", "char")]
    [TestCase("uint8", "char")]
    [TestCase("bool", "int32")]
    [TestCase("int32", "string")]
    [TestCase("enum A : int32", "enum B : int32")]
    [TestCase("enum A : int32", "enum A : uint32")]
    [TestCase("enum A : int32", "int32")]
    [TestCase("int32", "enum A : int32")]
    [TestCase("codec A", "codec B")]
    [TestCase("codec A", "memorypack A")]
    [TestCase("list<int32>", "set<int32>")]
    [TestCase("set<int32>", "list<int32>")]
    [TestCase("list<string>", "list<int32>")]
    [TestCase("(int32)", "int32")]
    [TestCase("(int32, int32)", "(int32)")]
    [TestCase("(int32)", "(int32, int32?)")]
    [TestCase("plist<int32>", "pset<int32>")]
    [TestCase("struct A{X: int32}", "struct B{X: int32}")]
    [TestCase("struct A{X: int32}", "struct A{}")]
    [TestCase("struct A{X: int32}", "struct A{Y: int32}")]
    [TestCase("struct A{}", "struct A{X: string}")]
    [TestCase("struct A{}", "struct A{X: list<int32>}")]
    [TestCase("struct A{}", "struct A{X: array<int32>}")]
    [TestCase("struct A{}", "struct A{X: ref B}")]
    [TestCase("struct A{}", "struct A{X: record B{}}")]
    [TestCase("struct A{}", "struct A{X: (int32, uri)}")]
    [TestCase("struct Id<Customer>{X: int32}", "struct Id<Order>{X: int32}")]
    [TestCase("struct Id<Customer>{X: int32}", "struct Id<Customer, Customer>{X: int32}")]
    [TestCase("record A{X: int32, Next: record A?}", "record A{X: int32, Next: record A?, More: string}")]
    public void Whatever_may_lose_something_is_not_automatic(string stored, string today) => Transcoding.Find(stored, today).ShouldBeNull();

    [TestCase("int32", "bool", true)]
    [TestCase("int32", "enum B : int32", true)]
    [TestCase("enum A : int64", "int32", true)]
    [TestCase("codec A", "codec B", true)]
    [TestCase("record A{X: int32, Y: int32}", "record B{X: int32}", true)]
    public void A_parameter_must_hold_all_that_is_stored(string stored, string today, bool ignoresNames)
        => Transcoding.Find(stored, today, ignoresNames).ShouldBeNull();

    [TestCase("set<int32>", "pset<int64>")]
    [TestCase("map<int32, string>?", "pmap<int32, string?>")]
    [TestCase("array<int32>", "plist<int32>")]
    [TestCase("int32", "int64?")]
    public void A_change_that_fits_all_values_says_so(string stored, string today) => Transcoding.Find(stored, today).ShouldNotBeNull().MayRefuse.ShouldBeFalse();

    [Test]
    public void A_record_inside_of_itself_has_a_limit()
    {
        var transcoder = Transcoding.Find("record N{V: int32, Next: record N?}", "record N{V: int64?, Next: record N?}").ShouldNotBeNull();
        Transcoding.Convert(transcoder, Nodes(RecordWriter.MaxNesting)).Length.ShouldBe(3 * RecordWriter.MaxNesting + 1);
        Should.Throw<RecordFormatException>(() => Transcoding.Convert(transcoder, Nodes(RecordWriter.MaxNesting + 1)));

        static byte[] Nodes(int count) => [.. Enumerable.Repeat<byte[]>([1, 7], count).SelectMany(bytes => bytes), 0];
    }

    [Test]
    public void A_structure_of_many_members_gets_another_order()
    {
        var names = Enumerable.Range(0, 40).ToList();
        var transcoder = Transcoding.Find(Structure(names), Structure(names.AsEnumerable().Reverse())).ShouldNotBeNull();
        Transcoding.Convert(transcoder, [.. names.Select(name => (byte)name)]).ShouldBe(names.Select(name => (byte)name).Reverse());

        static string Structure(IEnumerable<int> names) => $"struct S{{{string.Join(", ", names.Select(name => $"M{name}: uint8"))}}}";
    }

    [TestCase("set<int32>", "set<int64?>", new byte[] { 3, 0, 4, 2 })]
    [TestCase("set<int32>", "set<int64?>", new byte[] { 3, 0, 2, 2 })]
    [TestCase("map<uint8, bool>", "map<int32, bool>", new byte[] { 3, 0, 4, 1, 2, 1 })]
    [TestCase("set<int32>", "set<int64>", new byte[] { 2, 1, 2 })]
    [TestCase("set<string>", "set<string?>", new byte[] { 2, 5, 1 })]
    [TestCase("pset<string>", "set<string>", new byte[] { 2, 1, 3, 97 })]
    [TestCase("int8", "int16", new byte[] { 0x80, 0x02 })]
    [TestCase("bool", "bool?", new byte[] { 2 })]
    [TestCase("plist<int32>", "plist<int64>", new byte[] { 0 })]
    public void What_is_no_value_of_the_stored_type_is_refused(string stored, string today, byte[] bytes)
    {
        var transcoder = Transcoding.Find(stored, today).ShouldNotBeNull();
        Should.Throw<RecordFormatException>(() => Transcoding.Convert(transcoder, bytes));
    }

    [Test]
    public void A_value_costs_no_allocation()
    {
        var transcoder = Transcoding.Find("struct S{A: int32, B: string, C: list<uint8>}", "struct S{C: list<int64>, D: guid, A: float64, B: string?}").ShouldNotBeNull();
        byte[] bytes = [4, 3, 97, 4, 1, 2, 3];
        var writer = new RecordWriter();
        Many(10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Many(1_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Many(int count)
        {
            for (var i = 0; i < count; i++)
            {
                writer.Clear();
                var reader = new RecordReader(bytes);
                transcoder.Convert(ref reader, writer);
            }
        }
    }

    static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("int32?", ValueCodecs.Nullable(ValueCodecs.Int32), null, "int32");
        yield return Case("string?", ValueCodecs.NullableString, null, "string");
        yield return Case("list<int32?>", ValueCodecs.ImmutableList(ValueCodecs.Nullable(ValueCodecs.Int32)), [1, null], "list<int32>");
        yield return Case("list<int32>?", ValueCodecs.NullableImmutableList(ValueCodecs.Int32), null, "list<int64>");
        yield return Case("array<int32>?", ValueCodecs.Nullable(ValueCodecs.ImmutableArray(ValueCodecs.Int32)), null, "array<int32>");
        yield return Case("blob?", ValueCodecs.NullableBlob, null, "blob");
        yield return Case("map<int32, string?>", ValueCodecs.ImmutableDictionary(ValueCodecs.Int32, ValueCodecs.NullableString),
            ImmutableDictionary.CreateRange<int, string?>([new(1, null)]), "pmap<int32, string>");
        yield return Case("set<string>", ValueCodecs.ImmutableHashSet(ValueCodecs.String), ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "a"), "pset<string>");
        yield return Case("set<array<int32>>", ValueCodecs.ImmutableHashSet(ValueCodecs.ImmutableArray(ValueCodecs.Int32)), [default, []], "set<list<int32>>");
        yield return Case("set<list<int32>?>", ValueCodecs.ImmutableHashSet(ValueCodecs.NullableImmutableList(ValueCodecs.Int32)), [null, []], "set<array<int32>>");
        yield return Case("set<record E{}>", ValueCodecs.ImmutableHashSet(ValueCodecs.Boolean), [true], "set<struct E{}>");
        yield return Case("list<record E{}>", ValueCodecs.ImmutableList(ValueCodecs.Boolean), [true, true], "list<struct E{}>");

        static TestCaseData Case<T>(string stored, ValueCodec<T> codec, T value, string today)
            => new TestCaseData(stored, today, codec.Encode(value)).SetArgDisplayNames(stored, today);
    }

    [TestCaseSource(nameof(Refused))]
    public void A_value_without_a_counterpart_is_refused(string stored, string today, byte[] bytes)
    {
        var transcoder = Transcoding.Find(stored, today).ShouldNotBeNull();
        transcoder.MayRefuse.ShouldBeTrue();
        Should.Throw<ValueRefusedException>(() => Transcoding.Convert(transcoder, bytes)).Message.ShouldContain("declared");
    }
}
