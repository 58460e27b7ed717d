using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Generator.Emit;

/// <summary>The file of one tuple, struct or record: the codec that stores it member by member.</summary>
/// <remarks>
/// The codec is made before the codecs of its members, because a member may be of the structure itself, which then gets
/// the instance that is there already.
/// </remarks>
static class StructureEmitter
{
    const string EnsureStack = "global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();";

    public static SourceText Emit(StructureModel model, string assemblyName)
    {
        var writer = new SourceWriter();
        // What is null and what is not was decided by the codecs of the members.
        GeneratedCode.WriteFileHeader(writer, isNullableOblivious: true);
        using (writer.OpenBlock($"namespace {RuntimeNames.GeneratedNamespace}"))
        using (writer.OpenBlock($"internal static partial class {StructureNames.Container(assemblyName)}"))
        {
            writer.WriteLine($"/// <summary>Encodes values of {Documentation(model)}.</summary>");
            writer.WriteLine(GeneratedCode.Attribute);
            using (writer.OpenBlock($"internal sealed class {StructureNames.Simple(model.Name)} : {RuntimeNames.ValueCodec}<{Value(model)}>"))
            {
                WriteInstances(writer, model);
                WriteMemberCodecs(writer, model, new CodecExpression(assemblyName));
                WriteWrite(writer, model);
                WriteRead(writer, model);
                WriteSame(writer, model);
                WriteReferences(writer, model);
            }
        }

        return writer.ToSourceText();
    }

    static string Value(StructureModel model) => model.IsReference ? model.Type + "?" : model.Type;

    static string Documentation(StructureModel model) =>
        model.Construction.Kind == ConstructionKind.Tuple || model.Type.Contains("<")
            ? $"<c>{model.Type.Replace("<", "&lt;").Replace(">", "&gt;")}</c>"
            : $"<see cref=\"{model.Type}\"/>";

    static void WriteInstances(SourceWriter writer, StructureModel model)
    {
        var name = StructureNames.Simple(model.Name);
        writer.WriteLine(Instance(StructureNames.Instance, model.Type, model.TypeText));
        if (model.IsReference)
        {
            writer.WriteLine();
            writer.WriteLine(Instance(StructureNames.NullableInstance, model.Type + "?", model.TypeText + "?"));
        }

        string Instance(string instance, string type, string text) => $"""
            internal static readonly {RuntimeNames.ValueCodec}<{type}> {instance} =
                new {name}("{text}");
            """;
    }

    static void WriteMemberCodecs(SourceWriter writer, StructureModel model, CodecExpression codecs)
    {
        foreach (var member in model.Members)
        {
            writer.WriteLine($"""

                private static readonly {RuntimeNames.ValueCodec}<{member.Type}> {Codec(member)} =
                    {codecs.Of(member.Shape)};
                """);
        }

        writer.WriteLine($$"""

            private {{StructureNames.Simple(model.Name)}}(string typeName)
                : base(typeName)
            {
            }

            """);
    }

    static void WriteWrite(SourceWriter writer, StructureModel model)
    {
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.OpenBlock($"public override void Write({RuntimeNames.RecordWriter} writer, {Value(model)} value)"))
        {
            if (model.IsReference)
            {
                writer.WriteLine("""
                    if (value is null)
                    {
                        writer.WriteByte(0);
                        return;
                    }

                    """);
                if (!model.IsSealed)
                {
                    writer.WriteLine($$"""
                        if (value.GetType() != typeof({{model.Type}}))
                        {
                            throw {{RuntimeNames.ValueCodecs}}.Derived(value, typeof({{model.Type}}));
                        }

                        """);
                }

                writer.WriteLine("writer.WriteByte(1);");
            }

            WriteIfRecursive(writer, model, "writer.BeginNested();");
            foreach (var member in model.Members)
            {
                writer.WriteLine($"{Codec(member)}.Write(writer, value.{Name(member)});");
            }

            WriteIfRecursive(writer, model, "writer.EndNested();");
        }
    }

    static void WriteRead(SourceWriter writer, StructureModel model)
    {
        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.OpenBlock($"public override {Value(model)} Read(ref {RuntimeNames.RecordReader} reader)"))
        {
            if (model.IsReference)
            {
                writer.WriteLine("""
                    if (!reader.ReadPresence())
                    {
                        return null;
                    }

                    """);
            }

            WriteIfRecursive(writer, model, "reader.BeginNested();");
            foreach (var member in model.Members)
            {
                writer.WriteLine($"var {Local(member.Name)} = {Codec(member)}.Read(ref reader);");
            }

            WriteIfRecursive(writer, model, "reader.EndNested();");
            writer.WriteLine($"return {Construct(model)};");
        }

        if (model.Construction.Kind == ConstructionKind.HiddenConstructor)
        {
            const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
            var parameters = model.Construction.Arguments.Select(member => $"{member.Type} {Local(member.Name)}");
            writer.WriteLine($"""

                [{Accessor}({Accessor}Kind.Constructor)]
                private static extern {model.Type} New({string.Join(", ", parameters)});
                """);
        }
    }

    static string Construct(StructureModel model)
    {
        var construction = model.Construction;
        var arguments = $"({string.Join(", ", construction.Arguments.Select(member => Local(member.Name)))})";
        var initialized = string.Join(", ", construction.Initialized.Select(name => $"{Identifiers.Escape(name)} = {Local(name)}"));
        return construction.Kind switch
        {
            ConstructionKind.Tuple => arguments,
            ConstructionKind.HiddenConstructor => "New" + arguments,
            _ => $"new {model.Type}{arguments}{(initialized.Length == 0 ? "" : $" {{ {initialized} }}")}",
        };
    }

    static void WriteSame(SourceWriter writer, StructureModel model)
    {
        var members = model.Members.Select(member => $"{Codec(member)}.Same(a.{Name(member)}, b.{Name(member)})");
        // A derived value is never the same: it is to be written, which refuses it.
        IEnumerable<string> types = model switch
        {
            { IsReference: false } => [],
            { IsSealed: true } => ["a is not null", "b is not null"],
            _ => ["a is not null", "b is not null", "a.GetType() == b.GetType()"],
        };
        var terms = types.Concat(members).ToList();
        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.OpenBlock($"public override bool Same({Value(model)} a, {Value(model)} b)"))
        {
            WriteIfRecursive(writer, model, EnsureStack);
            if (model.IsReference)
            {
                writer.WriteLine("""
                    if (ReferenceEquals(a, b))
                    {
                        return true;
                    }

                    """);
            }

            writer.WriteLine($"return {(terms.Count == 0 ? "true" : string.Join("\n    && ", terms))};");
        }
    }

    static void WriteReferences(SourceWriter writer, StructureModel model)
    {
        if (!model.HasReferences)
        {
            return;
        }

        writer.WriteLine("""

            /// <inheritdoc/>
            public override bool HasReferences => true;

            /// <inheritdoc/>
            """);
        const string References = $"global::System.Collections.Generic.ICollection<{RuntimeNames.PersistentObject}>";
        using (writer.OpenBlock($"public override void AddReferences({Value(model)} value, {References} references)"))
        {
            WriteIfRecursive(writer, model, EnsureStack);
            if (model.IsReference)
            {
                writer.WriteLine("""
                    if (value is null)
                    {
                        return;
                    }

                    """);
            }

            foreach (var member in model.Members)
            {
                writer.WriteLine($"{Codec(member)}.AddReferences(value.{Name(member)}, references);");
            }
        }
    }

    static void WriteIfRecursive(SourceWriter writer, StructureModel model, string statement)
    {
        if (model.IsRecursive)
        {
            writer.WriteLine(statement);
        }
    }

    static string Codec(StructureMember member) => member.Name + "Codec";

    static string Local(string member) => member + "Value";

    static string Name(StructureMember member) => Identifiers.Escape(member.Name);
}
