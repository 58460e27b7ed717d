using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The other sides of references: a definition for the runtime, and a getter that asks it.</summary>
static class InverseEmitter
{
    public static void WriteProperty(SourceWriter writer, InverseModel inverse, ModelNames names)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        using (writer.OpenBlock(PropertyEmitter.Header(inverse.Declaration)))
        {
            writer.WriteLine($"{inverse.Declaration.Getter!.Text} => {names.Model}.{names.Inverse(inverse)}.Of(this);");
        }
    }

    public static void WriteDefinition(SourceWriter writer, InverseModel inverse, ModelNames names) =>
        writer.WriteLine($"""
            internal static readonly {RuntimeNames.InverseDefinition}<{inverse.Referring.FullyQualifiedName}> {names.Inverse(inverse)} = new(
                "{inverse.Name}",
                static () => {RuntimeNames.ClassOf(inverse.Referring.FullyQualifiedName)},
                "{inverse.Reference}");
            """);
}
