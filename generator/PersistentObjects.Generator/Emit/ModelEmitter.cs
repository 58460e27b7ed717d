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
        using (writer.OpenBlock($"file static class {Identifiers.Escape(model.ModelName)}"))
        {
            foreach (var property in model.Properties)
            {
                WriteProperty(writer, model, property, names, codecs);
                writer.WriteLine();
            }

            foreach (var index in model.Indexes)
            {
                WriteIndex(writer, index, names);
                writer.WriteLine();
            }

            WriteClass(writer, model, names);
            WriteAccessors(writer, model, names);
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
        writer.WriteLine($"""
            internal static readonly {RuntimeNames.PersistentProperty}<{property.Declaration.Type}> {names.Property(property)} = new(
                "{property.Name}",
                {codecs.Of(property.Shape)},
                static o => ref {names.FieldAccessor(property)}(({type})o));
            """);
    }

    static void WriteIndex(SourceWriter writer, IndexModel index, ModelNames names)
    {
        var definition = $"{IndexNames.Definition(index.Kind)}<{index.Property.Declaration.Type}>";
        writer.WriteLine($"""
            internal static readonly {definition} {names.Index(index)} =
                new("{index.Name}", {names.Property(index.Property)});
            """);
    }

    static void WriteClass(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        var type = model.Declaration.Type;
        var baseClass = model.BaseClass is { } reference ? RuntimeNames.ClassOf(reference.FullyQualifiedName) : "null";
        writer.WriteLine($"internal static readonly {RuntimeNames.PersistentClass} {ModelNames.Class} = new(");
        using (writer.Indent())
        {
            writer.WriteLine($"""
                name: "{type.PersistentName}",
                type: typeof({type.FullyQualifiedName}),
                baseClass: {baseClass},
                """);
            WriteCreate(writer, model);
            writer.WriteLine($"""
                properties: [{string.Join(", ", model.Properties.Select(names.Property))}],
                indexes: [{string.Join(", ", model.Indexes.Select(names.Index))}],
                reachable: static () => [{string.Join(", ", ReachableClasses(model))}]);
                """);
        }
    }

    static void WriteCreate(SourceWriter writer, PersistentClassModel model) =>
        writer.WriteLine(model.IsAbstract
            ? "create: null,"
            : $$"""
                create: static () =>
                {
                    var recovery = default({{RuntimeNames.Recovery}});
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
            .Concat(model.Structures.SelectMany(structure => structure.Members).Select(member => member.Shape))
            .SelectMany(References)
            .Select(reference => RuntimeNames.ClassOf(reference.Class.FullyQualifiedName))
            .Distinct();

    static IEnumerable<ValueShape.Reference> References(ValueShape shape) =>
        shape is ValueShape.Reference reference ? [reference] : shape.Parts.SelectMany(References);
}
