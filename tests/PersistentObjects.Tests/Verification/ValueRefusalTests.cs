using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Tests.Verification;

/// <summary>What verification refuses without the codecs of the application.</summary>
public class ValueRefusalTests
{
    [TestCase("bool", "02")]
    [TestCase("bool?", "0200")]
    [TestCase("int8", "8002")]
    [TestCase("uint8", "8002")]
    [TestCase("enum Shop.Tier : uint8", "8002")]
    [TestCase("char", "808004")]
    [TestCase("rune", "80B003")]
    [TestCase("decimal", "1D01")]
    [TestCase("bigint", "00")]
    [TestCase("datetime", "00000000000000C0")]
    [TestCase("date", "FFFFFFFF0F")]
    [TestCase("string", "05FFFF")]
    [TestCase("string", "04")]
    [TestCase("string", "FFFFFFFF0F")]
    [TestCase("uri", "0300")]
    [TestCase("version", "01")]
    [TestCase("bytes", "05AA")]
    [TestCase("array<int32>", "FFFFFFFF0F")]
    [TestCase("list<string>", "0401")]
    [TestCase("set<int32>", "03000402")]
    [TestCase("set<int32>", "03000202")]
    [TestCase("set<int32>", "0201")]
    [TestCase("set<string>", "0105")]
    [TestCase("map<string, int32>", "02000002")]
    [TestCase("map<int32?, int32>", "02000002")]
    [TestCase("record Shop.Line{Count: int32}", "0200")]
    [TestCase("codec Shop.Color", "05AA")]
    [TestCase("(int32, bool)", "0205")]
    public void A_value_that_is_none_of_its_type_is_refused(string type, string bytes)
        => Should.Throw<RecordFormatException>(() => Read(type, Convert.FromHexString(bytes)));

    [Test]
    public void A_value_that_nests_without_end_is_refused()
    {
        var bytes = new byte[100_000];
        bytes.AsSpan().Fill(1);
        Should.Throw<RecordFormatException>(() => Read("record Shop.Node{Next: record Shop.Node?}", bytes)).Message.ShouldContain("256 deep");
        // Each level of the value takes many levels of its type.
        var inner = string.Concat(Enumerable.Repeat("list<", 60)) + "record Shop.Node?" + new string('>', 60);
        bytes.AsSpan().Fill(2);
        for (var i = 0; i < bytes.Length; i += 61) bytes[i] = 1;
        Should.Throw<RecordFormatException>(() => Read($"record Shop.Node{{Next: {inner}}}", bytes));
    }

    [Test]
    public void References_are_told_wherever_they_are()
    {
        var told = new List<(ulong, string)>();
        var reader = new RecordReader([3, 7, 8, 1, 9, 0]);
        new StoredValueReader((id, name) => told.Add((id, name.Text))).Read(ref reader, StoredType.Parse("(list<ref Shop.Person>, record Shop.Line{Of: ref Shop.Order?, Or: ref Shop.Order})"));
        told.ShouldBe([(7, "Shop.Person"), (8, "Shop.Person"), (9, "Shop.Order")]);
    }

    static void Read(string type, byte[] bytes)
    {
        var reader = new RecordReader(bytes);
        new StoredValueReader((_, _) => { }).Read(ref reader, StoredType.Parse(type));
    }
}
