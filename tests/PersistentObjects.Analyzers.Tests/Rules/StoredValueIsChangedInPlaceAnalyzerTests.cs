using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoredValueIsChangedInPlaceAnalyzerTests
{
    const string Id = "PO1004";

    [TestCase("[|o.Pixels[0]|] = 1;")]
    [TestCase("[|o.Pixels[0]|]++;")]
    [TestCase("[|o.Pixels[0]|] += 1;")]
    [TestCase("[|o.Pixels.AsSpan()[0]|] = 1;")]
    [TestCase("[|o.Pixels.AsSpan(1).Fill(0)|];")]
    [TestCase("[|Array.Sort(o.Pixels)|];")]
    [TestCase("[|Array.Clear(o.Pixels)|];")]
    [TestCase("[|new byte[1].CopyTo(o.Pixels.AsSpan())|];")]
    [TestCase("var pixels = o.Pixels; [|pixels[0]|] = 1;")]
    [TestCase("var span = o.Pixels.AsSpan(); [|span[0]|] = 1;")]
    [TestCase("ref var first = ref o.Pixels[0]; [|first|] = 1;")]
    public async Task A_stored_array_that_is_written_to_is_reported(string statements)
    {
        var message = await Source(statements).ShouldReport(Id);
        message.ShouldContain("'Picture.Pixels' is changed in place");
        message.ShouldContain("assign a changed copy");
    }

    [TestCase("[|o.Tags.Add(\"a\")|];")]
    [TestCase("[|o.Tags[0]|] = \"a\";")]
    [TestCase("[|o.Tags?.Clear()|];")]
    [TestCase("[|o.Point.X|] = 1;")]
    [TestCase("[|o.Point.Line.Ends[0]|] = 1;")]
    [TestCase("var line = o.Point.Line; [|line.Ends[0]|] = 1;")]
    public Task A_stored_object_that_is_changed_is_reported(string statements) =>
        Source(statements.Replace("[|o.Tags?.Clear()|]", "o.Tags?[|.Clear()|]")).ShouldReport(Id);

    [TestCase("[|ImmutableCollectionsMarshal.AsArray(o.Bytes)![0]|] = 1;")]
    [TestCase("var array = ImmutableCollectionsMarshal.AsArray(o.Bytes)!; [|array[0]|] = 1;")]
    [TestCase("[|Array.Reverse(ImmutableCollectionsMarshal.AsArray(o.Bytes)!)|];")]
    [TestCase("[|MemoryMarshal.GetReference(o.Bytes.AsSpan())|] = 1;")]
    [TestCase("ref var first = ref MemoryMarshal.GetReference(o.Bytes.AsSpan()); [|first|] = 1;")]
    [TestCase("[|Unsafe.Add(ref MemoryMarshal.GetReference(o.Bytes.AsSpan()), 1)|] = 1;")]
    [TestCase("[|Unsafe.AsRef(in o.Bytes.ItemRef(0))|] = 1;")]
    [TestCase("[|MemoryMarshal.AsMemory(o.Data).Span[0]|] = 1;")]
    [TestCase("[|MemoryMarshal.AsMemory(o.Data).Span.Fill(0)|];")]
    public Task An_immutable_value_that_is_written_to_is_reported(string statements) => Source(statements).ShouldReport(Id);

    [TestCase("var first = o.Pixels[0]; first = 1; Use(first);")]
    [TestCase("var copy = o.Pixels.ToArray(); copy[0] = 1; o.Pixels = copy;")]
    [TestCase("var pixels = o.Pixels; pixels = new byte[1]; pixels[0] = 1;")]
    [TestCase("o.Pixels.CopyTo(new byte[9], 0);")]
    [TestCase("Use(o.Tags.Count); Use(o.Tags.Contains(\"a\") ? 1 : 0); foreach (var tag in o.Tags) Use(tag.Length);")]
    [TestCase("var size = o.Size; size.Width = 1; o.Size = size;")]
    public Task Reading_and_changing_a_copy_are_fine(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("o.Bytes = o.Bytes.Add(1).SetItem(0, 2); o.Names = o.Names.Add(\"a\").Remove(\"b\");")]
    [TestCase("Use(ImmutableCollectionsMarshal.AsArray(o.Bytes)!.Length); Convert.ToBase64String(ImmutableCollectionsMarshal.AsArray(o.Bytes)!);")]
    [TestCase("Use(MemoryMarshal.Cast<byte, int>(o.Bytes.AsSpan())[0]); Use(MemoryMarshal.Read<int>(o.Data.Span));")]
    [TestCase("ref readonly var first = ref MemoryMarshal.GetReference(o.Bytes.AsSpan()); Use(first);")]
    public Task Immutable_values_as_they_are_meant_are_fine(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("var picture = new Picture(); picture.Pixels[0] = 1; picture.Tags.Add(\"a\");")]
    [TestCase("new Picture().Pixels[0] = 1;")]
    [TestCase("_ = new Picture { Tags = { \"a\" } };")]
    public Task An_object_that_was_just_made_is_fine(string statements) => Source(statements).ShouldNotReport(Id);

    [TestCase("o.Next!.Width = 1; o.Next.Next!.Pixels = [1];")]
    [TestCase("o.Next!.Cache[0] = 1;")]
    [TestCase("o.Cache[0] = 1;")]
    [TestCase("var other = o.Next!; other.Width++;")]
    public Task Other_objects_and_what_is_not_stored_are_fine(string statements) => Source(statements).ShouldNotReport(Id);

    [Test]
    public Task A_plain_object_of_the_same_shape_is_fine() =>
        Source("var plain = new Plain(); plain.Pixels[0] = 1; plain.Tags.Add(\"a\"); plain.Tags[0] = \"b\";").ShouldNotReport(Id);

    static string Source(string statements) => $$"""
        #pragma warning disable PO1003
        using System.Collections.Immutable;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        public sealed class Line { public int[] Ends { get; } = [1, 2]; }
        public sealed class Point { public int X { get; set; } public Line Line { get; } = new(); }
        public struct Size { public int Width; public int Height; }
        public sealed class Plain { public byte[] Pixels { get; } = [1]; public List<string> Tags { get; } = []; }

        public sealed class Codec : IValueCodec<byte[]>, IValueCodec<List<string>>, IValueCodec<Point>
        {
            public void Write(byte[] value, System.Buffers.IBufferWriter<byte> output) { }
            public void Write(List<string> value, System.Buffers.IBufferWriter<byte> output) { }
            public void Write(Point value, System.Buffers.IBufferWriter<byte> output) { }
            byte[] IValueCodec<byte[]>.Read(ReadOnlySpan<byte> bytes) => [];
            List<string> IValueCodec<List<string>>.Read(ReadOnlySpan<byte> bytes) => [];
            Point IValueCodec<Point>.Read(ReadOnlySpan<byte> bytes) => new();
        }

        [Persistent] public partial class Picture
        {
            public Picture() => Pixels[0] = 1;
            [Codec(typeof(Codec))] public partial byte[] Pixels { get; set; } = [1];
            [Codec(typeof(Codec))] public partial List<string> Tags { get; set; } = [];
            [Codec(typeof(Codec))] public partial Point Point { get; set; } = new();
            public partial ImmutableArray<byte> Bytes { get; set; } = [];
            public partial ImmutableHashSet<string> Names { get; set; } = [];
            public partial ReadOnlyMemory<byte> Data { get; set; }
            public partial Size Size { get; set; }
            public partial int Width { get; set; }
            public partial Picture? Next { get; set; }
            [NotPersistent] public byte[] Cache { get; } = [1];
        }

        public static class Program
        {
            public static void Run(Picture o)
            {
                {{statements}}
            }

            static void Use(int value) { }
        }
        """;
}
