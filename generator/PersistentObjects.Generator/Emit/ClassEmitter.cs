using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The file of one persistent class: its partial part, its file-local model and its index accessors.</summary>
static class ClassEmitter
{
    public static SourceText Emit(PersistentClassModel model, string assemblyName)
    {
        var names = new ModelNames(model);
        var writer = new SourceWriter();
        GeneratedCode.WriteFileHeader(writer, model.IsNullableOblivious);
        TypeScope.Write(
            writer,
            model.Declaration,
            Bases(model),
            body: writer => WriteBody(writer, model, names),
            beside: writer =>
            {
                writer.WriteLine();
                ModelEmitter.Write(writer, model, names, new CodecExpression(assemblyName));
            });
        IndexEmitter.Write(writer, model, names);
        return writer.ToSourceText();
    }

    static string Bases(PersistentClassModel model)
    {
        var contract = $"{RuntimeNames.PersistentClassInterface}<{model.Declaration.Type.FullyQualifiedName}>";
        return model.BaseClass is null ? $"{RuntimeNames.PersistentObject}, {contract}" : contract;
    }

    static void WriteBody(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        ConstructorEmitter.Write(writer, model);
        foreach (var property in model.Properties)
        {
            writer.WriteLine();
            CheckEmitter.WriteSuppression(writer, property);
            PropertyEmitter.Write(writer, property, names);
        }

        foreach (var inverse in model.Inverses)
        {
            writer.WriteLine();
            InverseEmitter.WriteProperty(writer, inverse, names);
        }

        CheckEmitter.WriteHookDefinitions(writer, model);
        foreach (var stub in model.Stubs)
        {
            writer.WriteLine();
            StubEmitter.Write(writer, stub);
        }

        writer.WriteLine();
        if (model.GeneratesToString)
        {
            writer.WriteLine($"""
                /// <summary>Names the object and its properties as last published, without waiting for anything.</summary>
                {GeneratedCode.Attribute}
                public override string ToString() => {names.Model}.{names.Class}.Describe(this);

                """);
        }

        var contract = $"{RuntimeNames.PersistentClassInterface}<{model.Declaration.Type.FullyQualifiedName}>";
        writer.WriteLine(GeneratedCode.HiddenFromDebugger);
        writer.WriteLine($"static {RuntimeNames.PersistentClass} {contract}.Model => {names.Model}.{names.Class};");
    }
}
