using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The extension properties through which an extent gives its indexes. They are generic where a class may have
/// subclasses, so that a subclass's extent gives objects of the subclass.
/// </summary>
static class IndexEmitter
{
    public static void Write(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        if (model.Indexes.Count == 0)
        {
            return;
        }

        var type = model.Declaration.Type;
        writer.WriteLine();
        using (writer.OpenBlock($"namespace {RuntimeNames.UserNamespace}"))
        {
            writer.WriteLine($"""
                /// <summary>The indexes of <see cref="{type.FullyQualifiedName}"/>, as properties of its extents.</summary>
                {GeneratedCode.NeverBrowsable}
                {GeneratedCode.Attribute}
                """);
            var accessibility = model.IsPublic ? "public" : "internal";
            using (writer.OpenBlock($"{accessibility} static class {Mangling.Identifier(type.PersistentName)}_Indexes"))
            using (writer.OpenBlock(ExtensionHeader(model)))
            {
                for (var i = 0; i < model.Indexes.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.WriteLine();
                    }

                    WriteIndex(writer, model, model.Indexes[i], names);
                }
            }
        }
    }

    static string ExtensionHeader(PersistentClassModel model)
    {
        var type = model.Declaration.Type.FullyQualifiedName;
        return model.IsSealed
            ? $"extension({RuntimeNames.Extent}<{type}> extent)"
            : $"extension<T>({RuntimeNames.Extent}<T> extent) where T : {type}";
    }

    static void WriteIndex(SourceWriter writer, PersistentClassModel model, IndexModel index, ModelNames names)
    {
        var type = model.Declaration.Type.FullyQualifiedName;
        var property = index.Property.Declaration;
        var result = $"{IndexNames.Accessor(index.Kind)}<{property.Type}, {(model.IsSealed ? type : "T")}>";
        writer.WriteLine($"""
            /// <summary>{Summary(index.Kind, type, property.Name)}</summary>
            {(index.IsPublic ? "public" : "internal")} {result} {index.Name} => extent.Index({names.Model}.{names.Index(index)});
            """);
    }

    static string Summary(IndexKind kind, string type, string property)
    {
        var (entity, key) = ($"<see cref=\"{type}\"/>", $"<see cref=\"{type}.{property}\"/>");
        return kind == IndexKind.Unique
            ? $"The {entity} with this {key}, if there is one."
            : $"Every {entity} with this {key}.";
    }
}
