using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// Opens and closes what surrounds a generated partial part: its namespace and the types that contain it.
/// </summary>
static class TypeScope
{
    /// <summary>
    /// Writes the partial part with its bases and body, then what else belongs into the same namespace.
    /// </summary>
    public static void Write(
        SourceWriter writer,
        TypeDeclaration declaration,
        string bases,
        Action<SourceWriter> body,
        Action<SourceWriter>? beside = null)
    {
        if (declaration.Namespace.Length == 0)
        {
            WriteType(writer, declaration, bases, body, depth: 0);
            beside?.Invoke(writer);
            return;
        }

        using (writer.OpenBlock($"namespace {declaration.Namespace}"))
        {
            WriteType(writer, declaration, bases, body, depth: 0);
            beside?.Invoke(writer);
        }
    }

    static void WriteType(SourceWriter writer, TypeDeclaration declaration, string bases, Action<SourceWriter> body, int depth)
    {
        var header = declaration.Headers[depth];
        if (depth < declaration.Headers.Count - 1)
        {
            using (writer.OpenBlock(header))
            {
                WriteType(writer, declaration, bases, body, depth + 1);
            }

            return;
        }

        using (writer.OpenBlock(bases.Length == 0 ? header : $"{header} : {bases}"))
        {
            body(writer);
        }
    }
}
