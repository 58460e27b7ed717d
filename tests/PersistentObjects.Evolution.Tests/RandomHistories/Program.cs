using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>Writes the source of a random program as it is in one version.</summary>
sealed class Program(World world)
{
    Names Names => world.Names;

    /// <summary>With what the two rounds of the version do.</summary>
    public Source Write(string first, string second) => new(
        string.Join('\n', [.. Values(), .. world.Classes.SelectMany(Class), Store()]),
        $"if (round == 1) {{ {first} }} else {{ {second} }}",
        string.Join('\n', world.Classes.Select(Describe)))
    {
        Outside = string.Concat(world.RetiredClasses.Select(name => $"[assembly: Retired(\"{name}\")]\n")),
    };

    IEnumerable<string> Values()
    {
        yield return $"{Names.Enum.Attributes}public enum {Names.Enum.Name} : {Names.EnumType} {{ {string.Join(", ", Names.EnumMembers)} }}";
        var record = Names.Record;
        var number = $"{record.Members[0].Attributes}{record.Number} {record.Members[0].Name}";
        var text = $"{record.Members[1].Attributes}string {record.Members[1].Name}";
        yield return $"{record.Attributes}public sealed record {record.Name}({(record.IsTurned ? $"{text}, {number}" : $"{number}, {text}")}{(record.HasMore ? ", long? More = null" : "")});";
    }

    IEnumerable<string> Class(ModelClass c)
    {
        if (c.Base is not null)
        {
            yield return $"[Persistent] {Retired(c, inBase: true)}public abstract partial class {c.Base} {{ {Members(c, inBase: true)} }}";
        }
        var declaration = $$"""
            [Persistent] {{c.Attributes}}{{Retired(c, inBase: false)}}public partial class {{c.Name}}{{(c.Base is null ? "" : $" : NS.{c.Base}")}}
            {
                [Unique] public partial int Key { get; set; }
                {{Members(c, inBase: false)}}
            }
            """;
        yield return c.Space.Length == 0 ? declaration : $"namespace {c.Space} {{ {declaration} }}";
    }

    string Members(ModelClass c, bool inBase) => string.Join('\n', c.Properties.Where(property => property.IsInBase == inBase).Select(Property));

    string Property(ModelProperty property)
    {
        var type = property.Kind.Type(Names);
        if (property.Kind is SequenceKind { Changes: true }) return $"{property.Attributes}public partial {type} {property.Name} {{ get; }}";
        var initializer = property.Initial is null ? "" : $" = {property.Kind.Literal(property.Initial, Names)};";
        var convert = property.Conversion is null ? "" : $"[ConvertFrom(nameof(From{property.Name}))] ";
        var method = property.Conversion is null ? "" : " private static " + property.Conversion.Replace("METHOD", $"From{property.Name}", StringComparison.Ordinal);
        return $"{property.Attributes}{convert}public partial {type} {property.Name} {{ get; set; }}{initializer}{method}";
    }

    // What was retired in a base class that is gone is retired in the class itself.
    static string Retired(ModelClass c, bool inBase)
        => string.Concat(c.Retired.Where(retired => (retired.WasInBase && c.Base is not null) == inBase).Select(retired => retired.Attributes));

    string Store() => $$"""
        public partial class Store : PersistentStore
        {
            {{string.Join('\n', world.Classes.Select(c => $"public partial Extent<{c.FullName}> All{c.Id} {{ get; }}"))}}
            {{string.Join('\n', world.Revivals.Select(Migration))}}
            internal static string Text(object? value) => value switch
            {
                null => "-",
                string text => text,
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                System.Collections.IEnumerable elements => $"[{string.Join(',', elements.Cast<object>().Select(Text))}]",
                _ => value.ToString()!,
            };
        }
        """;

    string Migration(Revival revival) => $$"""
        [Migration("{{revival.Id}}")] void Migrate{{revival.Target.Name}}(RetiredData retired)
        {
            foreach (var o in All{{revival.Class.Id}})
            {
                if (retired.TryGet<{{revival.Retired.Property.Kind.Type(Names)}}>(o, "{{revival.Retired.Property.Name}}", out var value)) o.{{revival.Target.Name}} = value!;
            }
        }
        """;

    string Describe(ModelClass c)
    {
        var values = string.Join(" + ' ' + ", c.Properties.Select(property => $"Store.Text({property.Kind.Shown($"o.{property.Name}", Names)})"));
        return $"foreach (var o in store.All{c.Id}.OrderBy(o => o.Key)) yield return $\"{c.Id} {{o.Key}} \" + {(values.Length == 0 ? "\"\"" : values)};";
    }
}
