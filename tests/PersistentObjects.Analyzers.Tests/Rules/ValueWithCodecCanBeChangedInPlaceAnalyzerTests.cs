using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ValueWithCodecCanBeChangedInPlaceAnalyzerTests
{
    const string Id = "PO1003";

    [TestCase("byte[]", "use 'ImmutableArray<byte>'")]
    [TestCase("List<string>", "use 'ImmutableArray<string>'")]
    [TestCase("Dictionary<string, int>", "use 'ImmutableDictionary<string, int>'")]
    [TestCase("Point", "'Point.X' can be set: make it 'init' or read-only")]
    [TestCase("Line", "'Line.Points' of type 'Point[]'")]
    public async Task A_property_whose_values_can_be_changed_is_reported(string type, string reason)
    {
        var message = await Property(type, "[|Value|]").ShouldReport(Id);
        message.ShouldContain("'Account.Value'");
        message.ShouldContain(reason);
    }

    [Test]
    public async Task A_type_whose_values_can_be_changed_is_reported_once() =>
        (await $$"""
            [Codec(typeof(ColorCodec))] public sealed class [|Color|] { public int Red { get; set; } }
            {{Codec("Color")}}
            [Persistent] public partial class Account
            {
                public partial Color? First { get; set; }
                [Codec(typeof(ColorCodec))] public partial Color? Second { get; set; }
            }
            """.ShouldReport(Id)).ShouldContain("'Color.Red' can be set");

    [Test]
    public Task An_immutable_record_is_fine() => Property("Color", "Value").ShouldNotReport(Id);

    [Test]
    public Task A_struct_is_fine() => Property("Size", "Value").ShouldNotReport(Id);

    [Test]
    public Task An_immutable_collection_is_fine() =>
        Property("System.Collections.Immutable.ImmutableArray<int>", "Value").ShouldNotReport(Id);

    [Test]
    public Task A_class_of_another_assembly_is_trusted() => Property("System.Net.IPAddress", "Value").ShouldNotReport(Id);

    [Test]
    public Task A_property_that_is_not_stored_is_fine() =>
        $$"""
        {{Codec("byte[]")}}
        [Persistent] public partial class Account
        {
            [Codec(typeof(ColorCodec)), NotPersistent] public byte[] Value { get; set; } = [];
        }
        """.ShouldNotReport(Id);

    static string Property(string type, string name) => $$"""
        public sealed class Point { public int X { get; set; } }
        public sealed record Line(Point[] Points);
        public sealed record Color(int Red, string Name);
        public struct Size { public int Width; public int Height { get; set; } }
        {{Codec(type)}}
        [Persistent] public partial class Account
        {
            [Codec(typeof(ColorCodec))] public required partial {{type}} {{name}} { get; set; }
        }
        """;

    static string Codec(string type) => $$"""
        public sealed class ColorCodec : IValueCodec<{{type}}>
        {
            public void Write({{type}} value, System.Buffers.IBufferWriter<byte> output) { }
            public {{type}} Read(ReadOnlySpan<byte> bytes) => throw new NotSupportedException();
        }
        """;
}
