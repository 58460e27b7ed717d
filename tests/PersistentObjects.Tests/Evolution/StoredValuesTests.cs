using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Tests.Serialization;

namespace PersistentObjects.Tests.Evolution;

public class StoredValuesTests
{
    enum Tier
    {
        Gold = 2,
    }

    enum SmallTier : byte
    {
        Gold = 2,
    }

    [Test]
    public void Scalars_are_themselves()
    {
        Scalar(ValueCodecs.Boolean, true);
        Scalar(ValueCodecs.Char, 'x');
        Scalar(ValueCodecs.Rune, new Rune(0x1F600));
        Scalar(ValueCodecs.Guid, new Guid("00112233-4455-6677-8899-aabbccddeeff"));
        Scalar(ValueCodecs.Decimal, 1.50m);
        Scalar(ValueCodecs.BigInteger, BigInteger.Pow(10, 30));
        Scalar(ValueCodecs.SByte, sbyte.MinValue);
        Scalar(ValueCodecs.Int16, short.MinValue);
        Scalar(ValueCodecs.Int32, int.MinValue);
        Scalar(ValueCodecs.Int64, long.MinValue);
        Scalar(ValueCodecs.Int128, Int128.MinValue);
        Scalar(ValueCodecs.Byte, byte.MaxValue);
        Scalar(ValueCodecs.UInt16, ushort.MaxValue);
        Scalar(ValueCodecs.UInt32, uint.MaxValue);
        Scalar(ValueCodecs.UInt64, ulong.MaxValue);
        Scalar(ValueCodecs.UInt128, UInt128.MaxValue);
        Scalar(ValueCodecs.Half, Half.Epsilon);
        Scalar(ValueCodecs.Single, -0f);
        Scalar(ValueCodecs.Double, double.NaN);
        Scalar(ValueCodecs.DateTime, new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc));
        Scalar(ValueCodecs.DateTimeOffset, new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.FromHours(2)));
        Scalar(ValueCodecs.DateOnly, new DateOnly(2026, 11, 22));
        Scalar(ValueCodecs.TimeOnly, new TimeOnly(1, 2, 3));
        Scalar(ValueCodecs.TimeSpan, TimeSpan.FromTicks(-5));
        Scalar(ValueCodecs.String, "text");
        Scalar(ValueCodecs.Uri, new Uri("https://example.org/"));
        Scalar(ValueCodecs.Version, new Version(1, 2, 3));

        static void Scalar<T>(ValueCodec<T> codec, T value)
        {
            var read = Read(codec.TypeName, codec.Encode(value));
            read.ShouldBeOfType<T>();
            codec.Same(To<T>(read)!, value).ShouldBeTrue(codec.TypeName);
        }
    }

    [Test]
    public void Every_scalar_can_be_read()
    {
        foreach (var name in StoredTypeNames.All.Where(name => name is not "blob" and not "bigint"))
        {
            // Enough zeros for any of them; null, where they have one.
            Should.NotThrow(() => Read(name, new byte[16], isAll: false), name);
        }
    }

    [Test]
    public void Null_is_null_in_every_type_that_has_it()
    {
        foreach (var type in new[] { "string?", "int32?", "list<int32>", "array<int32>", "set<int32>?", "map<int32, int32>", "record A{X: int32}", "codec A?", "ref A", "blob", "bytes?" })
        {
            Read(type, [0]).ShouldBeNull(type);
        }
        To<int?>(null).ShouldBeNull();
        To<string>(null).ShouldBeNull();
        To<int[]>(null).ShouldBeNull();
        Should.Throw<InvalidCastException>(() => To<int>(null, "int32?")).Message
            .ShouldBe("A value that was stored as int32? can't be read as System.Int32. It is null, so ask for a type that may be null.");
    }

    [Test]
    public void An_enum_is_its_number_or_an_enum()
    {
        var stored = Read("enum Shop.Tier : int32", ValueCodecs.Int32.Encode(2));
        To<Tier>(stored).ShouldBe(Tier.Gold);
        To<Tier?>(stored).ShouldBe(Tier.Gold);
        To<int>(stored).ShouldBe(2);
        To<long>(stored).ShouldBe(2);
        To<Tier>(Read("enum Shop.Tier : uint8", ValueCodecs.Byte.Encode((byte)200))).ShouldBe((Tier)200);
        Should.Throw<InvalidCastException>(() => To<SmallTier>(stored));
        Should.Throw<InvalidCastException>(() => To<Tier>("Gold"));
    }

    [Test]
    public void A_number_can_be_read_as_one_that_holds_all_of_its_kind()
    {
        To<short>((sbyte)-1).ShouldBe((short)-1);
        To<int>('a').ShouldBe(97);
        To<ushort>('a').ShouldBe((ushort)97);
        To<uint>(byte.MaxValue).ShouldBe(255u);
        To<ulong>(uint.MaxValue).ShouldBe(uint.MaxValue);
        To<Int128>(ulong.MaxValue).ShouldBe(ulong.MaxValue);
        To<UInt128>(ulong.MaxValue).ShouldBe(ulong.MaxValue);
        To<BigInteger>(long.MinValue).ShouldBe(long.MinValue);
        To<BigInteger>(UInt128.MaxValue).ShouldBe((BigInteger.One << 128) - 1);
        To<Half>((sbyte)-128).ShouldBe((Half)(-128));
        To<float>(ushort.MaxValue).ShouldBe(65535f);
        To<double?>(int.MinValue).ShouldBe(int.MinValue);
        To<decimal>(long.MinValue).ShouldBe(long.MinValue);
        To<double>(0.5f).ShouldBe(0.5);
        To<float>((Half)0.5).ShouldBe(0.5f);
        To<double>((Half)0.5).ShouldBe(0.5);
        Should.Throw<InvalidCastException>(() => To<int>(5L, "int64")).Message
            .ShouldBe("A value that was stored as int64 can't be read as System.Int32. It is a System.Int64, so ask for that, or for object.");
        Should.Throw<InvalidCastException>(() => To<float>(1.5, "float64")).Message.ShouldStartWith("A value that was stored as float64 can't be read as System.Single.");
        Should.Throw<InvalidCastException>(() => To<string>(5));
    }

    [Test]
    public void Elements_are_an_array()
    {
        var list = Read("list<int32?>", ValueCodecs.ImmutableList(ValueCodecs.Nullable(ValueCodecs.Int32)).Encode([1, null]));
        To<int?[]>(list).ShouldBe([1, null]);
        To<long?[]>(list).ShouldBe([1, null]);
        To<object?[]>(list).ShouldBe([1, null]);
        To<IReadOnlyList<object?>>(list).ShouldBe([1, null]);
        Should.Throw<InvalidCastException>(() => To<int[]>(list, "list<int32?>")).Message
            .ShouldBe("A value that was stored as list<int32?> can't be read as System.Int32[]. It is a sequence, so ask for an array, whose elements may be object.");
        To<Tier[]>(Read("set<enum T : uint8>", ValueCodecs.ImmutableHashSet(ValueCodecs.Byte).Encode([2]))).ShouldBe([Tier.Gold]);
        To<string[][]>(Read("array<array<string>>", ValueCodecs.ImmutableArray(ValueCodecs.ImmutableArray(ValueCodecs.String)).Encode([["a"], []])))
            .ShouldBe([["a"], []]);
        To<int[]>(Read("plist<int32>", ValueCodecs.ImmutableList(ValueCodecs.Int32).Encode([1, 2]))).ShouldBe([1, 2]);
    }

    [Test]
    public void Bytes_are_bytes()
    {
        var stored = Read("bytes", ValueCodecs.ImmutableBytes.Encode([1, 2]));
        To<byte[]>(stored).ShouldBe([1, 2]);
        To<ReadOnlyMemory<byte>>(stored).ToArray().ShouldBe([1, 2]);
        To<ImmutableArray<byte>?>(stored)!.Value.ShouldBe([1, 2]);
        To<byte[]>(Read("codec Shop.Color", [3, 8, 9])).ShouldBe([8, 9]);
    }

    [Test]
    public void Entries_of_a_map_are_records_or_pairs()
    {
        var map = ValueCodecs.ImmutableDictionary(ValueCodecs.String, ValueCodecs.Int32);
        var stored = Read(map.TypeName, map.Encode(ImmutableDictionary.CreateRange<string, int>([new("a", 1), new("b", 2)])));
        To<KeyValuePair<object, object?>[]>(stored).ShouldBe([new("a", 1), new("b", 2)]);
        var entries = To<RetiredRecord[]>(stored)!;
        entries.Select(entry => (entry.Get<string>("Key"), entry.Get<long>("Value"))).ShouldBe([("a", 1L), ("b", 2L)]);
        entries[0].ToString().ShouldBe("(string, int32) { Key = a, Value = 1 }");
    }

    [Test]
    public void A_structure_is_a_record_of_its_members()
    {
        var pair = Handmade.Struct("Shop.Money", "Amount", ValueCodecs.Decimal, "Note", ValueCodecs.NullableString);
        var money = To<RetiredRecord>(Read(pair.TypeName, pair.Encode((1.5m, null))))!;
        money.TypeName.ShouldBe("Shop.Money");
        money.Members.ShouldBe(["Amount", "Note"]);
        money.Get<decimal>("Amount").ShouldBe(1.5m);
        money.Get<string>("Note").ShouldBeNull();
        money.TryGet<int?>("Value", out var none).ShouldBeFalse();
        none.ShouldBeNull();
        money.TryGet<decimal?>("Amount", out var amount).ShouldBeTrue();
        amount.ShouldBe(1.5m);
        money.ToString().ShouldBe("Shop.Money { Amount = 1.5, Note = null }");
        Should.Throw<ArgumentException>(() => money.Get<int>("Value")).Message.ShouldStartWith("Shop.Money was stored with 'Amount', 'Note', and without 'Value'.");
        Should.Throw<InvalidCastException>(() => money.TryGet<int>("Amount", out _)).Message.ShouldStartWith("A value that was stored as decimal in Shop.Money.Amount can't");

        var tuple = Handmade.Tuple(ValueCodecs.Int32, ValueCodecs.String);
        To<RetiredRecord>(Read(tuple.TypeName, tuple.Encode((1, "a"))))!.Get<string>("Item2").ShouldBe("a");
    }

    [Test]
    public void A_record_inside_of_itself_is_as_deep_as_a_program_may_write_it()
    {
        const string Type = "record N{Next: map<int32, record N?>?}";
        var bytes = new List<byte>();
        for (var i = 0; i < RecordWriter.MaxNesting; i++) bytes.AddRange([1, 2, 0, 2]);
        bytes.AddRange([1, 0]);
        var node = To<RetiredRecord>(Read(Type, [.. bytes]))!;
        var depth = 1;
        while (node.Get<RetiredRecord[]>("Next") is [var entry])
        {
            node = entry.Get<RetiredRecord>("Value")!;
            depth++;
        }
        depth.ShouldBe(RecordWriter.MaxNesting + 1);
        Should.Throw<RecordFormatException>(() => Read(Type, [1, 2, 0, 2, .. bytes]));
    }

    [Test]
    public void References_are_objects_and_blobs_are_found()
    {
        var objects = new Objects();
        var stored = Read("array<ref A?>", ValueCodecs.ImmutableArray(ValueCodecs.UInt64).Encode([0, 5, 7]), objects: objects);
        To<object?[]>(stored).ShouldBe([null, null, null]);
        objects.Asked.ShouldBe([5, 7]);

        var inline = new RecordWriter();
        byte[] content = [1, 2, 3];
        new BlobHead(BlobHash.Of(content), 3, BlobForm.Inline).Write(inline);
        inline.WriteBytes(content);
        To<PersistentBlob>(Read("blob", inline.Written.ToArray()))!.ReadAllBytes().ShouldBe(content);

        var file = new RecordWriter();
        new BlobHead(BlobHash.Of(content), 3, BlobForm.File).Write(file);
        To<PersistentBlob>(Read("blob?", file.Written.ToArray(), objects: objects)).ShouldBeSameAs(objects.Blob);
    }

    static T? To<T>(object? value, string type = "int32") => RetiredValue.To<T>(value, StoredType.Parse(type));

    static object? Read(string type, byte[] bytes, bool isAll = true, IObjectResolver? objects = null)
    {
        var reader = new RecordReader(bytes);
        var value = StoredValues.Read(StoredType.Parse(type), ref reader, objects ?? new Objects());
        if (isAll) reader.AtEnd.ShouldBeTrue();
        return value;
    }

    sealed class Objects : IObjectResolver
    {
        internal List<long> Asked { get; } = [];

        internal PersistentBlob Blob { get; } = new(default, 3);

        public PersistentObject? Resolve(long id)
        {
            Asked.Add(id);
            return null;
        }

        public PersistentBlob ResolveBlob(BlobHash hash, long length) => Blob;
    }
}
