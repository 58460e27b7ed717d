using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The file of one store: its constructor, its extents and the members that open it.</summary>
static class StoreEmitter
{
    public static SourceText Emit(StoreModel model, EquatableArray<string> manifests, RetiredClassesModel retired)
    {
        var store = model.Declaration.Type.FullyQualifiedName;
        var writer = new SourceWriter();
        GeneratedCode.WriteFileHeader(writer);
        TypeScope.Write(writer, model.Declaration, $"{RuntimeNames.PersistentStoreInterface}<{store}>", body: writer =>
        {
            WriteConstructor(writer, model, manifests);
            foreach (var extent in model.Extents)
            {
                WriteExtent(writer, extent);
            }

            foreach (var single in model.Singles)
            {
                WriteSingle(writer, single);
            }

            EvolutionEmitter.WriteStore(writer, model, retired);
            foreach (var stub in model.Stubs)
            {
                writer.WriteLine();
                StubEmitter.Write(writer, stub);
            }

            writer.WriteLine();
            OpenEmitter.Write(writer, store);
        });
        return writer.ToSourceText();
    }

    static void WriteConstructor(SourceWriter writer, StoreModel model, EquatableArray<string> manifests)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        writer.WriteLine($"private {model.Declaration.Name}({RuntimeNames.StoreOptions} options)");
        using (writer.Indent())
        {
            writer.WriteLine(": base(");
            using (writer.Indent())
            {
                writer.WriteLine("options,");
                WriteList(writer, "extents", model.Extents.Concat(model.Singles).Select(extent => RuntimeNames.ClassOf(extent.Class)), ",");
                WriteList(writer, "manifests", manifests.Select(manifest => $"{manifest}.Classes"), ")");
            }
        }

        writer.WriteLine("{");
        using (writer.Indent())
        {
            foreach (var extent in model.Extents)
            {
                writer.WriteLine($"{extent.Declaration.Name} = ExtentOf<{extent.Class}>();");
            }

            foreach (var single in model.Singles)
            {
                writer.WriteLine($"DeclareSingle<{single.Class}>();");
            }
        }

        writer.WriteLine("}");
    }

    static void WriteList(SourceWriter writer, string name, IEnumerable<string> items, string end)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            writer.WriteLine($"{name}: []{end}");
            return;
        }

        writer.WriteLine($"{name}:");
        writer.WriteLine("[");
        using (writer.Indent())
        {
            lines.ForEach(line => writer.WriteLine(line + ","));
        }

        writer.WriteLine("]" + end);
    }

    static void WriteSingle(SourceWriter writer, ExtentModel single) =>
        writer.WriteLine($$"""

            {{GeneratedCode.Attribute}}
            {{PropertyEmitter.Header(single.Declaration)}} { {{single.Declaration.Getter!.Text}} => SingleOf(ref field, static () => new {{single.Class}}()); }
            """);

    static void WriteExtent(SourceWriter writer, ExtentModel extent) =>
        writer.WriteLine($$"""

            {{GeneratedCode.Attribute}}
            {{PropertyEmitter.Header(extent.Declaration)}} { {{extent.Declaration.Getter!.Text}} => field; }
            """);
}
