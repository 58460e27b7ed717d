using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class StoredTypeIsChangedAnalyzerTests
{
    const string Id = "PO2004";

    [TestCase("decimal", "double", "float64", "decimal")]
    [TestCase("short", "int", "int32", "int16")]
    [TestCase("ImmutableList<int>?", "ImmutableHashSet<int>?", "set<int32>?", "list<int32>?")]
    [TestCase("Red?", "Blue?", "enum Blue : int32?", "enum Red : int32?")]
    [TestCase("B?", "A?", "ref A?", "ref B?")]
    public async Task A_type_that_can_not_hold_what_is_stored_is_reported(string now, string before, string stored, string declared) =>
        (await Source(now, "[|Value|]").After(Source(before, "Value")).ShouldReport(Id))
            .ShouldStartWith($"Values of 'Thing.Value' are stored as '{stored}' and do not become '{declared}' without help: mark it [ConvertFrom]");

    [Test]
    public async Task A_member_of_a_value_and_an_element_of_a_collection_are_reported() =>
        (await """
            public record struct Size(int [|Width|]);
            [Persistent] public partial class Thing
            {
                public partial Size Size { get; set; }
                public partial PersistentList<string> [|Names|] { get; }
            }
            """.After("""
            public record struct Size(long Width);
            [Persistent] public partial class Thing
            {
                public partial Size Size { get; set; }
                public partial PersistentList<int> Names { get; }
            }
            """).ShouldReport(Id))
            .ShouldBe("Values of 'Size.Width' are stored as 'int64' and do not become 'int32' without help: mark the properties that hold it [ConvertFrom] with a static method that takes a type with the members of before");

    [TestCase("Tone", "Prices.Tone", "enum", "{ Red }", "global::Tone")]
    [TestCase("Money<T>", "Cash<T>", "record struct", "(T Amount);", "Money")]
    [TestCase("Prices.Money<T>", "Cash<T>", "sealed record", "(T Amount);", "Prices.Money")]
    public async Task A_value_type_that_seems_to_be_renamed_is_named(string before, string now, string kind, string members, string former)
    {
        (await Source(now, "[|Value|]").After(Source(before, "Value")).ShouldReport(Id))
            .ShouldEndWith($", mark that [FormerlyNamed(\"{former}\")]; otherwise mark it [ConvertFrom] with a static method that takes the old value");

        string Source(string name, string property)
        {
            var parts = name.Split('.');
            var declaration = $"public {kind} {parts[^1]} {members}";
            return $$"""
                [Persistent] public partial class Thing { public partial (int, {{name.Replace("<T>", "<int>", StringComparison.Ordinal)}}?) {{property}} { get; set; } }
                {{(parts.Length > 1 ? $"namespace {parts[0]} {{ {declaration} }}" : declaration)}}
                """;
        }
    }

    [TestCase("long", "int")]
    [TestCase("double?", "int")]
    [TestCase("decimal", "ulong")]
    [TestCase("Base?", "A?")]
    [TestCase("PersistentList<long>", "ImmutableArray<char>")]
    [TestCase("(long, int?)", "(int, int)")]
    public Task What_loses_nothing_is_fine(string now, string before) =>
        Source(now, "Value").After(Source(before, "Value")).ShouldNotReport(Id);

    [Test]
    public Task What_a_method_converts_is_fine() =>
        """
        public enum Color : long { Red = 1 }
        [Persistent] public partial class Thing
        {
            [ConvertFrom(nameof(PriceFrom))] public partial decimal Price { get; set; }
            [ConvertFrom(nameof(CodeFrom))] public partial string? Code { get; set; }
            public partial Color Color { get; set; }

            static decimal PriceFrom(double old) => (decimal)old;
            static string CodeFrom(int old) => $"{old}";
        }
        """.After("""
        public enum Color { Red = 1 }
        public enum Code { None }
        [Persistent] public partial class Thing
        {
            public partial float Price { get; set; }
            public partial Code Code { get; set; }
            public partial Color Color { get; set; }
        }
        """).ShouldNotReport(Id);

    [Test]
    public Task Types_that_are_said_to_be_renamed_are_fine() =>
        """
        [FormerlyNamed("Tone")] public enum Color { Red }
        [FormerlyNamed("Cash")] public readonly record struct Money(decimal Amount);
        [Persistent, FormerlyNamed("Human")] public partial class Person { }
        [Persistent] public partial class Thing
        {
            public partial PersistentDictionary<Color, Money> Prices { get; }
            public partial Person? Owner { get; set; }
        }
        """.After("""
        public enum Tone { Red }
        public readonly record struct Cash(decimal Amount);
        [Persistent] public partial class Human { }
        [Persistent] public partial class Thing
        {
            public partial PersistentDictionary<Tone, Cash> Prices { get; }
            public partial Human? Owner { get; set; }
        }
        """).ShouldNotReport(Id);

    static string Source(string type, string name) => $$"""
        using System.Collections.Immutable;
        public enum Red { One }
        public enum Blue { One }
        [Persistent] public partial class Base { }
        [Persistent] public partial class A : Base { }
        [Persistent] public partial class B : Base { }
        [Persistent] public partial class Thing { public partial {{type}} {{name}} { get;{{(type.StartsWith("Persistent", StringComparison.Ordinal) ? "" : " set;")}} } }
        """;
}
