using System.Text;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>
/// One source for the whole matrix: a class for each shape, a property in it for each type, and code that makes values
/// and asks indexes, as users would write it.
/// </summary>
static class MatrixSource
{
    public static string Write()
    {
        var shapes = MatrixShape.All.Index().Select(shape => Declare(shape.Item, shape.Index));
        var extents = MatrixShape.All.Index()
            .Select(shape => $"{(shape.Item.Class == "Hidden" ? "internal" : "public")} partial Extent<{shape.Item.Class}> S{shape.Index} {{ get; }}");
        return $$"""
            using System.Collections.Frozen;
            using System.Collections.Immutable;
            using System.Numerics;
            using System.Text;
            namespace Matrix;
            {{MatrixTypes.Declarations}}
            {{string.Join('\n', shapes)}}
            public sealed partial class Cases : PersistentStore
            {
                public partial Extent<Target> Targets { get; }
                {{string.Join('\n', extents)}}
            }
            public static class Driver
            {
                public static PersistentStore Open(StoreOptions options) => Cases.Open(options);
                public static PersistentStore OpenInMemory() => Cases.InMemory();
                public static Func<PersistentObject, object?>[][] Samples { get; } =
                [
                    {{string.Join(",\n", MatrixTypes.All.Select(Samples))}}
                ];
                public static Dictionary<string, Func<PersistentStore, object?, long>> Counts { get; } = new()
                {
                    {{string.Join('\n', MatrixCase.All.Where(entry => entry.Index != MatrixIndex.None).Select(Count))}}
                };
                static Func<PersistentObject, object?> Sample<T>(Func<Target, T> make) => target => make((Target)target);
            }
            """;
    }

    static string Declare(MatrixShape shape, int number)
    {
        var properties = new StringBuilder();
        foreach (var entry in MatrixCase.Of(number))
        {
            var attribute = entry.Index switch
            {
                MatrixIndex.Equality => "[Index] ",
                MatrixIndex.Unique => "[Unique] ",
                _ => "",
            };
            var type = shape.IsOpen ? $"T{entry.Type}" : entry.TypeOfValue.CSharp;
            properties.AppendLine($"{attribute}{shape.PropertyModifiers} {type} {entry.Property} {shape.Accessors}");
        }
        return shape.Format
            .Replace("$properties", properties.ToString(), StringComparison.Ordinal)
            .Replace("$parameters", string.Join(", ", MatrixTypes.All.Select((_, type) => $"T{type}")), StringComparison.Ordinal)
            .Replace("$arguments", string.Join(", ", MatrixTypes.All.Select(type => type.CSharp)), StringComparison.Ordinal);
    }

    static string Samples(MatrixType type) =>
        $"[{string.Join(", ", type.Samples.Select(sample => $"Sample<{type.CSharp}>(target => {sample})"))}]";

    static string Count(MatrixCase entry)
    {
        var index = $"((Cases)store).S{entry.Shape}.By{entry.Property}";
        var key = $"({entry.TypeOfValue.CSharp})key!";
        var count = entry.Index == MatrixIndex.Unique ? $"{index}.Contains({key}) ? 1 : 0" : $"{index}.Count({key})";
        return $"[\"S{entry.Shape}.{entry.Property}\"] = (store, key) => {count},";
    }
}
