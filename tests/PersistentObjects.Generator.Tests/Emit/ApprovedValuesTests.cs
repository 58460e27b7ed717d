using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

/// <summary>What is generated for values that are made of others.</summary>
sealed class ApprovedValuesTests
{
    [Test]
    public void Tuples_structs_and_records() =>
        UserProject.With("""
            namespace Shop;

            public readonly record struct Money(decimal Amount, string? Currency);
            public struct Point { public double X; public double Y; }
            public sealed record Address(string Street) { public required string City { get; init; } }
            public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);
            public sealed record Isbn
            {
                private Isbn(string digits) => Digits = digits;
                public string Digits { get; }
                public static Isbn Parse(string text) => new(text);
            }

            [Persistent]
            public partial class Item
            {
                [Index] public partial Money Price { get; set; }
                public partial Money? Discount { get; set; }
                public partial Point Place { get; set; }
                public partial Address? Address { get; set; }
                public partial (int From, string? To) Range { get; set; }
                public partial Pair<string, Item?>? Link { get; set; }
                [Unique] public partial Isbn? Isbn { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Structures");

    [Test]
    public void A_record_that_contains_itself() =>
        UserProject.With("""
            using System.Collections.Immutable;
            namespace Shop;

            public sealed record Tree(string Name, ImmutableArray<Tree> Children, Tree? Parent = null);

            [Persistent]
            public partial class Forest
            {
                public partial Tree? Root { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("RecursiveRecord");

    [Test]
    public void Collections() =>
        UserProject.With("""
            using System.Collections.Frozen;
            using System.Collections.Immutable;
            namespace Shop;

            [Persistent]
            public sealed partial class Bag
            {
                public partial ImmutableArray<int> Array { get; set; } = [];
                public partial ImmutableArray<byte> Bytes { get; set; } = [];
                public partial ReadOnlyMemory<byte> Memory { get; set; }
                public partial ImmutableList<string?> List { get; set; } = [];
                public partial ImmutableStack<Bag>? Stack { get; set; }
                public partial FrozenSet<Guid> Set { get; set; } = [];
                public partial ImmutableSortedDictionary<string, ImmutableArray<int?>>? Map { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Collections");

    [Test]
    public void Collections_that_change() =>
        UserProject.With("""
            namespace Shop;

            [Persistent]
            public sealed partial class Article
            {
                public partial PersistentList<string?> Comments { get; }
                [Index] public partial PersistentSet<Article> Related { get; }
                private partial PersistentDictionary<string, (int Count, Article? Of)> Stock { get; }
                [Index] public int Pieces => Stock.Count;
            }
            """).Run().ShouldCompile().ShouldMatchApproved("ChangingCollections");

    [Test]
    public void Required_and_init_only_properties_and_private_setters() =>
        UserProject.With("""
            namespace Shop;

            [Persistent]
            public partial class Ticket
            {
                public required partial string Holder { get; set; }
                public required partial Guid Key { get; init; }
                public partial int Uses { get; private set; }
                protected internal partial decimal Price { get; private protected set; } = 1;
                private partial string? Note { get; set; }

                public void Use(string note) => (Uses, Note) = (Uses + 1, note);
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Accessors");

    [Test]
    public void A_codec_of_the_users() =>
        UserProject.With("""
            using System.Buffers;
            namespace Shop;

            public sealed class Color(byte shade) { public byte Shade { get; } = shade; }
            public sealed class ColorCodec : IValueCodec<Color>
            {
                public void Write(Color value, IBufferWriter<byte> output) => output.Write([value.Shade]);
                public Color Read(ReadOnlySpan<byte> bytes) => new(bytes[0]);
            }

            [Persistent]
            public partial class Wall
            {
                [Codec(typeof(ColorCodec))] public partial Color? Color { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Codec");

    [Test]
    public void A_type_that_MemoryPack_serializes() =>
        UserProject.WithFiles(
            ("MemoryPack.cs", MemoryPackStandIn.Source),
            ("Source.cs", """
                namespace Shop;

                [MemoryPack.MemoryPackable] public partial record Packet(string Text);

                [Persistent]
                public partial class Parcel
                {
                    public required partial Packet Content { get; set; }
                }
                """)).Run().ShouldCompile().ShouldMatchApproved("MemoryPack");
}
