using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// Bodies for properties that can't be persistent. They never run, since an error has been reported; they keep the
/// compiler from adding an error for each missing body.
/// </summary>
static class StubEmitter
{
    const string Throw = "throw new global::System.NotSupportedException()";

    public static SourceText Emit(StubModel model)
    {
        var writer = new SourceWriter();
        GeneratedCode.WriteFileHeader(writer);
        var bases = model.Kind == StubKind.PersistentObject ? RuntimeNames.PersistentObject : "";
        TypeScope.Write(writer, model.Declaration, bases, body: writer =>
        {
            if (model.Kind == StubKind.Store)
            {
                WriteStoreConstructor(writer, model.Declaration);
            }

            for (var i = 0; i < model.Properties.Count; i++)
            {
                if (i > 0 || model.Kind == StubKind.Store)
                {
                    writer.WriteLine();
                }

                Write(writer, model.Properties[i]);
            }
        });
        return writer.ToSourceText();
    }

    public static void Write(SourceWriter writer, PropertyDeclaration property)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        using (writer.OpenBlock(PropertyEmitter.Header(property)))
        {
            if (property.Getter is { } getter)
            {
                WriteGetter(writer, getter, property.HasInitializer);
            }

            if (property.Setter is { } setter)
            {
                writer.WriteLine($"{setter.Text} => {Throw};");
            }
        }
    }

    // Only a property with a field may have an initializer.
    static void WriteGetter(SourceWriter writer, AccessorDeclaration getter, bool hasInitializer) =>
        writer.WriteLine(hasInitializer
            ? $$"""
                {{getter.Text}}
                {
                    _ = field;
                    {{Throw}};
                }
                """
            : $"{getter.Text} => {Throw};");

    static void WriteStoreConstructor(SourceWriter writer, TypeDeclaration declaration)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        writer.WriteLine($$"""
            private {{declaration.Name}}()
                : base(new {{RuntimeNames.StoreOptions}}(), extents: [], manifests: [])
            {
            }
            """);
    }
}
