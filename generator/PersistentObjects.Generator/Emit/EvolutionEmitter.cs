using Microsoft.CodeAnalysis.CSharp;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>What descriptions say of the past: former names, conversions, retired properties and classes, migrations.</summary>
static class EvolutionEmitter
{
    /// <summary>The settings of a property's description.</summary>
    public static IEnumerable<string> Settings(PersistentPropertyModel property, ModelNames names, CodecExpression codecs)
    {
        if (property.FormerNames.Count > 0)
        {
            yield return $"FormerNames = {Texts(property.FormerNames)}";
        }

        if (property.Conversions.Count > 0)
        {
            var type = property.Declaration.Type;
            var conversions = property.Conversions.Select(conversion =>
                $"\n    new {RuntimeNames.ValueConversion}<{conversion.OldType}, {type}>({codecs.Of(conversion.Old)}, static old => {names.Converter(property)}(null, old){(conversion.ReturnType == type ? "" : "!")}),");
            yield return $"Conversions =\n[{string.Concat(conversions)}\n]";
        }
    }

    /// <summary>The settings of the class's description.</summary>
    public static IEnumerable<string> Settings(PersistentClassModel model)
    {
        if (model.FormerNames.Count > 0)
        {
            yield return $"FormerNames = {Texts(model.FormerNames)}";
        }

        if (model.Retired.Count > 0)
        {
            yield return $"Retired = [{string.Join(", ", model.Retired.Select(Retired))}]";
        }

        if (model.ValueNames.Count > 0)
        {
            var valueNames = model.ValueNames.Select(name => $"\n    new({Text(name.Type)}, {(name.Member is null ? "null" : Text(name.Member))}, {Text(name.Former)}),");
            yield return $"ValueNames =\n[{string.Concat(valueNames)}\n]";
        }
    }

    /// <summary>The functions that call the methods of the user's, which may be private.</summary>
    public static void WriteConverters(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
        foreach (var property in model.Properties)
        {
            foreach (var conversion in property.Conversions)
            {
                writer.WriteLine($"""

                    [{Accessor}({Accessor}Kind.StaticMethod, Name = "{conversion.Method}")]
                    private static extern {conversion.ReturnType} {names.Converter(property)}({model.Declaration.Type.FullyQualifiedName}? o, {conversion.OldType} old);
                    """);
            }
        }
    }

    /// <summary>What a store knows of the past. Nothing is written where nothing is declared.</summary>
    public static void WriteStore(SourceWriter writer, StoreModel model, RetiredClassesModel retired)
    {
        if (model.SchemaVersion > 0)
        {
            WriteOverride(writer, "int SchemaVersion", [$" {model.SchemaVersion};"]);
        }

        var classes = retired.Own.Concat(retired.Referenced)
            .GroupBy(name => name.Name)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Retired(group.First()))
            .ToList();
        if (classes.Count > 0)
        {
            WriteOverride(writer, $"{RuntimeNames.RetiredName}[] RetiredClasses", List(classes));
        }

        if (model.Migrations.Count > 0)
        {
            WriteOverride(writer, $"{RuntimeNames.StoreMigration}[] Migrations", List(model.Migrations.Select(Migration)));
        }
    }

    static void WriteOverride(SourceWriter writer, string member, IEnumerable<string> lines)
    {
        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        writer.WriteLine(GeneratedCode.NeverBrowsable);
        writer.WriteLine(GeneratedCode.Attribute);
        writer.WriteLine($"protected override {member} =>{string.Join("\n", lines)}");
    }

    static IEnumerable<string> List(IEnumerable<string> items) => ["\n[", .. items.Select(item => $"    {item},"), "];"];

    static string Migration(MigrationModel migration) =>
        migration.TakesRetiredData
            ? $"new({Text(migration.Id)}, retired => this.{migration.Method}(retired))"
            : $"new({Text(migration.Id)}, _ => this.{migration.Method}())";

    static string Retired(RetiredNameModel retired) => $"new({Text(retired.Name)}, {(retired.DropsData ? "true" : "false")})";

    static string Texts(EquatableArray<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
