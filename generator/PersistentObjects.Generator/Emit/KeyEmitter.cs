using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Generator.Emit;

/// <summary>The definitions of a class's indexes, and the functions that read their keys from an object.</summary>
static class KeyEmitter
{
    public static void WriteDefinition(SourceWriter writer, IndexModel index, ModelNames names)
    {
        var definition = $"{IndexNames.Definition(index.Kind)}<{index.TypeArguments}>";
        var comparison = index.Key!.Comparison is { } expression ? $",\n    {expression}" : "";
        writer.WriteLine($"""
            internal static readonly {definition} {names.Index(index)} = new(
                "{index.Name}",
                {Source(index, names)}{comparison});
            """);
    }

    /// <summary>The functions for the indexes whose key is more than one property.</summary>
    public static void WriteReaders(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        foreach (var index in model.Indexes.Where(index => !IsProperty(index)))
        {
            writer.WriteLine();
            if (index.IsOfElements)
            {
                WriteElementReader(writer, model, index, names);
            }
            else
            {
                WriteKeyReader(writer, model, index, names);
            }
        }

        const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
        foreach (var component in ModelNames.HiddenGetters(model))
        {
            writer.WriteLine($"""

                [{Accessor}({Accessor}Kind.Method, Name = "get_{component.Name}")]
                private static extern {component.Type} {names.HiddenGetter(component.Name)}({model.Declaration.Type.FullyQualifiedName} o);
                """);
        }
    }

    static bool IsProperty(IndexModel index) =>
        index is { IsOfElements: false, Key: { Filter: null, Components: { Count: 1 } components } }
        && components[0].Access == KeyAccess.Field;

    static string Source(IndexModel index, ModelNames names)
    {
        var key = index.Key!;
        if (IsProperty(index))
        {
            return names.Property(key.Components[0].Name);
        }

        var factory = index.IsOfElements ? "Elements" : "Computed";
        var name = key.Components.Count == 1
            ? key.Components[0].Name
            : $"({string.Join(", ", key.Components.Select(component => component.Name))})";
        if (index.IsOfElements && key is { Filter: null, Reads: { Count: 1 } only } && only[0].Name == name)
        {
            return $"{RuntimeNames.KeySource}<{index.KeyType}>.Elements({Read(only[0], names)}, {names.KeyReader(index)})";
        }

        var reads = string.Join(", ", key.Reads.Select(read => Read(read, names)));
        return $"{RuntimeNames.KeySource}<{index.KeyType}>.{factory}(\"{name}\", {names.KeyReader(index)}, [{reads}])";
    }

    static string Read(ReadPropertyModel read, ModelNames names) =>
        read.BaseClass is null
            ? names.Property(read.Name)
            : $"{RuntimeNames.ClassOf(read.BaseClass)}.Property(\"{read.Name}\")";

    static void WriteKeyReader(SourceWriter writer, PersistentClassModel model, IndexModel index, ModelNames names)
    {
        var key = index.Key!;
        using (writer.OpenBlock($"private static bool {names.KeyReader(index)}({RuntimeNames.PersistentObject} o, out {index.KeyType} key)"))
        {
            writer.WriteLine($"var self = ({model.Declaration.Type.FullyQualifiedName})o;");
            if (key.Filter is { } filter)
            {
                writer.WriteLine($$"""
                    if (!{{Value(filter, names)}})
                    {
                        key = default!;
                        return false;
                    }

                    """);
            }

            writer.WriteLine($"""
                key = {Key(index, key.Components.Select(component => Value(component, names)).ToList())};
                return true;
                """);
        }
    }

    static string Key(IndexModel index, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            return values[0];
        }

        var isPair = index.Kind is IndexKind.OrderedComposite or IndexKind.UniqueOrderedComposite && values.Count > 2;
        var last = values.Count - 1;
        return isPair
            ? $"(({string.Join(", ", values.Take(last))}), {values[last]})"
            : $"({string.Join(", ", values)})";
    }

    static void WriteElementReader(SourceWriter writer, PersistentClassModel model, IndexModel index, ModelNames names)
    {
        var key = index.Key!;
        var component = key.Components[0];
        const string List = "global::System.Collections.Generic.List";
        using (writer.OpenBlock($"private static void {names.KeyReader(index)}({RuntimeNames.PersistentObject} o, {List}<{index.KeyType}> keys)"))
        {
            writer.WriteLine($"""
                var self = ({model.Declaration.Type.FullyQualifiedName})o;
                var elements = {Value(component, names)};
                """);
            var nothing = $"elements{component.MayBeNothing}";
            var condition = key.Filter is { } filter ? $"{nothing} || !{Value(filter, names)}" : nothing;
            writer.WriteLine($$"""
                if ({{condition}})
                {
                    return;
                }

                foreach (var element in elements)
                {
                    keys.Add(element);
                }
                """);
        }
    }

    static string Value(KeyComponentModel component, ModelNames names) => component.Access switch
    {
        KeyAccess.Field => $"{names.FieldAccessor(component.Name)}(self)",
        KeyAccess.HiddenGetter => $"{names.HiddenGetter(component.Name)}(self)",
        _ => $"self.{Identifiers.Escape(component.Name)}",
    };
}
