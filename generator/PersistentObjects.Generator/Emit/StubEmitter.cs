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
        writer.WriteLine();
        TypeScope.Write(writer, model.Declaration, bases: "", body: writer =>
        {
            for (var i = 0; i < model.Properties.Count; i++)
            {
                Separate(writer, i);
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
                writer.WriteLine($"{getter.Text} => {Throw};");
            }

            if (property.Setter is { } setter)
            {
                writer.WriteLine($"{setter.Text} => {Throw};");
            }
        }
    }

    static void Separate(SourceWriter writer, int position)
    {
        if (position > 0)
        {
            writer.WriteLine();
        }
    }
}
