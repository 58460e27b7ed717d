using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Incrementality;

/// <summary>A domain of classes of 20 properties each, of many types, and a store.</summary>
static class LargeDomain
{
    public const int Classes = 500;

    public const int Properties = 20;

    static readonly string[] Types =
    [
        "int", "string?", "decimal", "Guid", "DateTime?", "DayOfWeek", "ImmutableArray<int>", "(int Left, string Right)", "long", "bool",
    ];

    public static string Path(int number) => $"Class{number}.cs";

    public static UserProject Project(int classes = Classes) => UserProject.WithFiles(
    [
        .. Enumerable.Range(0, classes).Select(number => (Path(number), Class(number, classes))),
        ("Store.cs", "namespace Large; public partial class Store : PersistentStore { public partial Extent<Class0> First { get; } }"),
    ]);

    static string Class(int number, int classes) => $$"""
        using System.Collections.Immutable;
        namespace Large;

        /// <summary>One of many.</summary>
        [Persistent]
        public partial class Class{{number}}
        {
            [Unique] public partial int Number { get; set; }
            [Index] public partial Class{{(number + 1) % classes}}? Next { get; set; }
        {{string.Join('\n', Enumerable.Range(2, Properties - 2).Select(index => $"    public partial {Types[index % Types.Length]} P{index} {{ get; set; }}"))}}
        }
        """;
}
