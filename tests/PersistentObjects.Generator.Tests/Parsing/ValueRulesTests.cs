using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

/// <summary>Which types can be stored, and what is said of those that can't.</summary>
sealed class ValueRulesTests
{
    const string Declarations = """
        using System.Collections.Immutable;
        public class Plain { public int X { get; init; } }
        public record Changeable { public int X { get; set; } }
        public record Writable { public int X; }
        public abstract record Shape(int X);
        public record Hidden(int X) { private readonly int _count = X; public int Count => _count; }
        public record Derived(int X, string Text) { public Derived(int x) : this(x, "") { } public int Y { get; } = X; }
        public record Nested(ImmutableArray<Order> Orders);
        public record Order(List<int> Lines);
        public record Memo(ReadOnlyMemory<byte> Bytes);
        public readonly struct Captured(int x) { public int X => x; }
        public readonly struct Unmatched { public Unmatched(int start) => Start2 = start; public int Start2 { get; } }
        public delegate void Callback();
        [Persistent] public partial class Food { public override bool Equals(object? o) => o is Food; public override int GetHashCode() => 1; }
        [Persistent] public partial class Dish { public static int X => 1; }
        public record Portion(Food Food, int Grams);
        """;

    [TestCase("object?", "its type 'object?' does not say what is stored")]
    [TestCase("dynamic?", "does not say what is stored")]
    [TestCase("int[]", "its type 'int[]' can be changed without the store noticing: use 'ImmutableArray<int>'")]
    [TestCase("int[,]", "use an immutable record that keeps its elements in an 'ImmutableArray<T>'")]
    [TestCase("DateTime?[]?", "use 'ImmutableArray<DateTime?>'")]
    [TestCase("List<string>?", "can be changed without the store noticing: use 'ImmutableArray<string>', or a get-only 'PersistentList<string>'")]
    [TestCase("IReadOnlyList<string>", "use 'ImmutableArray<string>'")]
    [TestCase("IEnumerable<string>", "use 'ImmutableArray<string>'")]
    [TestCase("HashSet<string>", "use 'ImmutableHashSet<string>', or a get-only 'PersistentSet<string>'")]
    [TestCase("ISet<string>", "use 'ImmutableHashSet<string>'")]
    [TestCase("Dictionary<string, int>", "use 'ImmutableDictionary<string, int>', or a get-only 'PersistentDictionary<string, int>'")]
    [TestCase("IReadOnlyDictionary<string, int>", "use 'ImmutableDictionary<string, int>'")]
    [TestCase("System.Collections.ArrayList", "use 'ImmutableArray<T>'")]
    [TestCase("Memory<byte>", "use 'ImmutableArray<byte>'")]
    [TestCase("ReadOnlyMemory<char>", "use 'ImmutableArray<char>'")]
    [TestCase("nint", "has another size on another machine: use 'long'")]
    [TestCase("nuint?", "has another size on another machine: use 'ulong'")]
    [TestCase("Action", "is code, which can't be stored")]
    [TestCase("Callback?", "is code, which can't be stored")]
    [TestCase("IComparable", "is an interface, behind which anything may stand")]
    [TestCase("System.Threading.CancellationToken", "is a struct of which the store can't see the state")]
    [TestCase("System.Net.IPAddress", "is a class that the store does not know")]
    [TestCase("Plain?", "mark the class [Persistent], make it an immutable record")]
    [TestCase("Changeable", "since 'Changeable.X' can be set: make it 'init'")]
    [TestCase("Writable", "since 'Writable.X' can be set")]
    [TestCase("Shape", "is abstract")]
    [TestCase("Hidden", "has 'Hidden._count', which generated code can't read")]
    [TestCase("Derived", "has no constructor that can be given its members")]
    [TestCase("Captured", "keeps a parameter of its primary constructor")]
    [TestCase("Unmatched", "has no constructor that can be given its members")]
    [TestCase("Nested", "'Order.Lines' of type 'List<int>' can be changed without the store noticing: use 'ImmutableArray<int>'")]
    [TestCase("(int Number, Nested Value)?", "'Order.Lines' of type 'List<int>'")]
    [TestCase("ImmutableArray<int[]>", "'int[]' in its type can be changed")]
    [TestCase("ImmutableArray<ReadOnlyMemory<byte>>", "use 'ImmutableArray<byte>'")]
    [TestCase("ImmutableHashSet<Food>", "compares keys by the properties of 'Food', which are not there yet while the store is opened")]
    [TestCase("ImmutableDictionary<(int, Portion), int>", "compares keys by the properties of 'Food'")]
    [TestCase("ImmutableSortedSet<Dish>", "compares keys by the properties of 'Dish'")]
    [TestCase("Memo", "'Memo.Bytes' of type 'ReadOnlyMemory<byte>' could be changed")]
    public void A_type_that_cannot_be_stored_is_refused_with_its_reason(string type, string reason)
    {
        var message = $$"""
            {{Declarations}}
            [Persistent] public partial class Account
            {
                public Account() => Value = default!;
                public partial {{type}} [|Value|] { get; set; }
                public partial int Age { get; set; }
            }
            """.ShouldBeRefused("PO0011");
        message.ShouldStartWith("Property 'Account.Value' can't be persistent, because ");
        message.ShouldContain(reason);
    }

    [TestCase("Instant", "has the field '_ticks'")]
    [TestCase("Tagged?", "has the field '_secret'")]
    [TestCase("Counter", "has no constructor that can be given its members")]
    public void A_type_of_another_assembly_that_hides_state_is_refused(string type, string reason)
    {
        var library = UserProject.With("""
            public readonly struct Instant
            {
                readonly long _ticks;
                Instant(long ticks) => _ticks = ticks;
                public static Instant Now => new(1);
                public long Ticks => _ticks;
            }
            public record Counter { public int Count { get; private set; } public void Add() => Count++; public int Twice => 2 * Count; }
            public readonly record struct Tagged(int X) { readonly int _secret = X + 1; public int Secret => _secret; }
            """).Named("Library");

        UserProject.With($$"""[Persistent] public partial class Account { public Account() => Value = default!; public partial {{type}} Value { get; set; } }""")
            .Referencing(library.ToReference())
            .Run().ShouldReport("PO0011").GetMessage().ShouldContain(reason);
    }

    [TestCase("typeof(int)", "let 'int' implement 'IValueCodec<Color>'")]
    [TestCase("typeof(OtherCodec)", "let 'OtherCodec' implement 'IValueCodec<Color>'")]
    [TestCase("typeof(AbstractCodec)", "that generated code can't create")]
    [TestCase("typeof(PrivateCodec)", "that generated code can't create")]
    [TestCase("typeof(NeedyCodec)", "that generated code can't create")]
    [TestCase("typeof(OpenCodec<>)", "is generic")]
    [TestCase("null!", "names no class")]
    public void A_codec_that_cannot_be_used_is_refused_with_its_reason(string codec, string reason) =>
        $$"""
        using System.Buffers;
        public class Color { public int Rgb { get; init; } }
        public class OpenCodec<T> : IValueCodec<T>
        {
            public void Write(T value, IBufferWriter<byte> output) { }
            public T Read(ReadOnlySpan<byte> bytes) => default!;
        }
        public class OtherCodec : OpenCodec<int>;
        public abstract class AbstractCodec : OpenCodec<Color>;
        public class NeedyCodec(int x) : OpenCodec<Color> { public int X => x; }
        [Persistent] public partial class Account
        {
            [Codec({{codec}})] public partial Color? [|Value|] { get; set; }
            class PrivateCodec : OpenCodec<Color>;
        }
        """.ShouldBeRefused("PO0026").ShouldContain(reason);

    [Test]
    public void A_reference_inside_a_value_to_a_class_that_is_refused_is_not_refused_again() =>
        """
        using System.Collections.Immutable;
        [Persistent] public partial class [|Bad|](int x) { public int X => x; }
        [Persistent] public partial class Account { public partial ImmutableArray<Bad> Value { get; set; } }
        """.ShouldBeRefused("PO0005");

    [Test]
    public void A_structure_that_cannot_be_stored_takes_no_other_with_it() =>
        UserProject.With("""
            public record Good(int X);
            public record Bad(Good Good, Back? Back, object Last);
            public record Back(Bad? Bad);
            [Persistent] public partial class Account
            {
                public partial Bad? First { get; set; }
                public partial Back? Second { get; set; }
                public partial Good? Third { get; set; }
            }
            """).Run().Diagnostics.Select(diagnostic => diagnostic.GetMessage()).ShouldBe(
            [
                "Property 'Account.First' can't be persistent, because 'Bad.Last' of type 'object' does not say what is stored: use the type that the values have",
                "Property 'Account.Second' can't be persistent, because 'Bad.Last' of type 'object' does not say what is stored: use the type that the values have",
            ]);
}
