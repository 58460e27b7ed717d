using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The extension properties through which an extent gives its indexes. They are generic where a class may have
/// subclasses, so that a subclass's extent gives objects of the subclass. A generic class has none: the classes that close
/// it give its indexes for their own extents, where the type of the key is known.
/// </summary>
static class IndexEmitter
{
    public static void Write(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        var indexes = model.ClosedIndexes.Concat(model.Indexes).ToList();
        if (indexes.Count == 0 || model.Generics is not null)
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
                for (var i = 0; i < indexes.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.WriteLine();
                    }

                    WriteIndex(writer, model, indexes[i], names);
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
        var result = $"{IndexNames.Accessor(index.Kind)}<{index.TypeArguments}, {(model.IsSealed ? type : "T")}>";
        writer.WriteLine($"""
            /// <summary>{Summary(index, type)}</summary>
            {(index.IsPublic ? "public" : "internal")} {result} {index.Name} => extent.Index({names.Model}.{names.Index(index)});
            """);
    }

    static string Summary(IndexModel index, string type)
    {
        var entity = $"<see cref=\"{type}\"/>";
        var key = string.Join(" and ", index.KeyReferences.Select(reference => $"<see cref=\"{reference}\"/>"));
        return (index.Kind, index.IsOfElements) switch
        {
            (IndexKind.Unique or IndexKind.UniqueOrdered or IndexKind.UniqueOrderedComposite, _) => $"The {entity} with this {key}, if there is one.",
            (_, true) => $"Every {entity} with this among its {key}.",
            (IndexKind.Ordered or IndexKind.OrderedComposite, _) => $"Every {entity} in the order of {key}.",
            _ => $"Every {entity} with this {key}.",
        };
    }
}
