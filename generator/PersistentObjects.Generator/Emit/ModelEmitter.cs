using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The file-local class that describes a persistent class to the runtime: its properties with codecs and access to
/// their fields, its indexes, and how to make an object of it.
/// </summary>
static class ModelEmitter
{
    public static void Write(SourceWriter writer, PersistentClassModel model, ModelNames names, CodecExpression codecs)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        using (writer.OpenBlock(
            $"file static class {Identifiers.Escape(model.ModelName)}{model.Generics?.List}{model.Generics?.Constraints}"))
        {
            if (model.Generics is not null)
            {
                // Without it the fields might be initialized before a class that closes this one has supplied the codecs.
                writer.WriteLine($$"""
                    static {{Identifiers.Escape(model.ModelName)}}()
                    {
                    }

                    """);
            }

            foreach (var property in model.Properties)
            {
                WriteProperty(writer, model, property, names, codecs);
                writer.WriteLine();
            }

            foreach (var index in model.Indexes)
            {
                KeyEmitter.WriteDefinition(writer, index, names);
                writer.WriteLine();
            }

            foreach (var inverse in model.Inverses)
            {
                InverseEmitter.WriteDefinition(writer, inverse, names);
                writer.WriteLine();
            }

            WriteClass(writer, model, names, codecs);
            foreach (var index in model.ClosedIndexes)
            {
                writer.WriteLine();
                WriteClosedIndex(writer, index, names);
            }

            WriteAccessors(writer, model, names);
            KeyEmitter.WriteReaders(writer, model, names);
            EvolutionEmitter.WriteConverters(writer, model, names);
            CheckEmitter.WriteHookAccessors(writer, model, names);
        }
    }

    static void WriteProperty(
        SourceWriter writer,
        PersistentClassModel model,
        PersistentPropertyModel property,
        ModelNames names,
        CodecExpression codecs)
    {
        var type = model.Declaration.Type.FullyQualifiedName;
        var (description, codec) = property.Shape is ValueShape.Changing changing
            ? (RuntimeNames.CollectionProperty(changing), string.Join(", ", changing.Elements.Select(codecs.Of)))
            : ($"{RuntimeNames.PersistentProperty}<{property.Declaration.Type}>", Codec(model, property, codecs));
        var settings = Settings(model, property, names, codecs);
        writer.WriteLine($"""
            internal static readonly {description} {names.Property(property)} = new(
                "{property.Name}",
                {codec},
                static o => ref {names.FieldAccessor(property)}(({type})o)){settings.End()}
            """);
        WriteSettings(writer, settings);
    }

    /// <summary>What the description of a property has besides the arguments of its constructor.</summary>
    static List<string> Settings(PersistentClassModel model, PersistentPropertyModel property, ModelNames names, CodecExpression codecs)
    {
        var settings = EvolutionEmitter.Settings(property, names, codecs).Concat(CheckEmitter.Settings(model, property, names));
        return property.DeleteRule is { } rule
            ? [$"OnDelete = {RuntimeNames.DeleteRule}.{rule}", .. settings]
            : [.. settings];
    }

    // A single short one stands behind the arguments.
    static bool IsInline(List<string> settings) => settings.Count == 1 && !settings[0].Contains('\n') && settings[0].Length < 100;

    static string End(this List<string> settings) =>
        settings.Count == 0 ? ";" : IsInline(settings) ? $" {{ {settings[0]} }};" : "";

    static void WriteSettings(SourceWriter writer, List<string> settings)
    {
        if (settings.Count == 0 || IsInline(settings))
        {
            return;
        }

        writer.WriteLine("{");
        using (writer.Indent())
        {
            settings.ForEach(setting => writer.WriteLine(setting + ","));
        }

        writer.WriteLine("};");
    }

    static string Codec(PersistentClassModel model, PersistentPropertyModel property, CodecExpression codecs) =>
        property.Shape is ValueShape.Supplied
            ? $"{RuntimeNames.ClosedClass}<{model.Declaration.Type.FullyQualifiedName}>.Codec<{property.Declaration.Type}>(\"{property.Name}\")"
            : codecs.Of(property.Shape);

    static void WriteClosedIndex(SourceWriter writer, IndexModel index, ModelNames names)
    {
        var definition = $"{IndexNames.Definition(index.Kind)}<{index.TypeArguments}>";
        writer.WriteLine($"""
            internal static readonly {definition} {names.Index(index)} =
                ({definition}){names.Class}.Index("{index.Name}");
            """);
    }

    static void WriteClass(SourceWriter writer, PersistentClassModel model, ModelNames names, CodecExpression codecs)
    {
        var type = model.Declaration.Type;
        var name = model.Generics is null
            ? $"\"{type.PersistentName}\""
            : $"{RuntimeNames.ClosedClass}<{type.FullyQualifiedName}>.Name";
        var settings = EvolutionEmitter.Settings(model).Concat(CheckEmitter.Settings(model, names)).ToList();
        if (model.Inverses.Count > 0)
        {
            settings.Add($"Inverses = [{string.Join(", ", model.Inverses.Select(names.Inverse))}]");
        }

        writer.WriteLine($"internal static readonly {RuntimeNames.PersistentClass} {names.Class} = new(");
        using (writer.Indent())
        {
            writer.WriteLine($"""
                name: {name},
                type: typeof({type.FullyQualifiedName}),
                """);
            WriteBaseClass(writer, model, codecs);
            WriteCreate(writer, model);
            writer.WriteLine($"""
                properties: [{string.Join(", ", model.Properties.Select(names.Property))}],
                indexes: [{string.Join(", ", model.Indexes.Select(names.Index))}],
                reachable: static () => [{string.Join(", ", ReachableClasses(model))}]){settings.End()}
                """);
        }

        WriteSettings(writer, settings);
    }

    static void WriteBaseClass(SourceWriter writer, PersistentClassModel model, CodecExpression codecs)
    {
        if (model.ClosedBases.Count == 0)
        {
            writer.WriteLine($"baseClass: {(model.BaseClass is { } known ? RuntimeNames.ClassOf(known.FullyQualifiedName) : "null")},");
            return;
        }

        writer.WriteLine($"baseClass: {RuntimeNames.PersistentClass}.OfClosed<{model.BaseClass!.FullyQualifiedName}>(");
        using (writer.Indent())
        {
            for (var i = 0; i < model.ClosedBases.Count; i++)
            {
                var closed = model.ClosedBases[i];
                var arguments = closed.Properties
                    .Select(property => $"(\"{property.Name}\", {codecs.Of(property.Shape)})")
                    .Prepend($"\"{closed.PersistentName}\"");
                writer.WriteLine(
                    $"new {RuntimeNames.ClosedClass}<{closed.FullyQualifiedName}>({string.Join(", ", arguments)})"
                    + (i < model.ClosedBases.Count - 1 ? "," : "),"));
            }
        }
    }

    static void WriteCreate(SourceWriter writer, PersistentClassModel model) =>
        writer.WriteLine(model.IsAbstract
            ? "create: null,"
            : $$"""
                create: static () =>
                {
                    {{RuntimeNames.Recovery}} recovery = default;
                    return {{ModelNames.New}}(ref recovery);
                },
                """);

    static void WriteAccessors(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
        var type = model.Declaration.Type.FullyQualifiedName;
        if (!model.IsAbstract)
        {
            writer.WriteLine($"""

                [{Accessor}({Accessor}Kind.Constructor)]
                private static extern {type} {ModelNames.New}(ref {RuntimeNames.Recovery} recovery);
                """);
        }

        foreach (var property in model.Properties)
        {
            writer.WriteLine($"""

                [{Accessor}({Accessor}Kind.Field, Name = "<{property.Name}>k__BackingField")]
                private static extern ref {property.Declaration.Type} {names.FieldAccessor(property)}({type} o);
                """);
        }
    }

    static IEnumerable<string> ReachableClasses(PersistentClassModel model) =>
        model.Properties
            .Select(property => property.Shape)
            .Concat(model.ClosedBases.SelectMany(closed => closed.Properties).Select(property => property.Shape))
            .Concat(model.Properties.SelectMany(property => property.Conversions).Select(conversion => conversion.Old))
            .Concat(model.Structures.SelectMany(structure => structure.Members).Select(member => member.Shape))
            .SelectMany(References)
            .Select(reference => reference.Class)
            .Concat(model.Inverses.Select(inverse => inverse.Referring))
            .Select(reached => RuntimeNames.ClassOf(reached.FullyQualifiedName))
            .Distinct();

    static IEnumerable<ValueShape.Reference> References(ValueShape shape) =>
        shape is ValueShape.Reference reference ? [reference] : shape.Parts.SelectMany(References);
}
