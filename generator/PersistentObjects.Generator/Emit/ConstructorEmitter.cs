using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The constructors of a persistent class. Recovery has one of its own, so that property and field initializers run
/// for a recovered object and the user's constructors, which may do anything, don't.
/// </summary>
static class ConstructorEmitter
{
    const string SetsRequiredMembers = "[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]";

    public static void Write(SourceWriter writer, PersistentClassModel model)
    {
        if (model.DefaultConstructor != DefaultConstructor.None)
        {
            WriteDefault(writer, model);
            writer.WriteLine();
        }

        WriteRecovery(writer, model);
    }

    static void WriteDefault(SourceWriter writer, PersistentClassModel model)
    {
        writer.WriteLine("/// <summary>Creates a detached object: a plain one, until it is added to a store.</summary>");
        if (model.DefaultConstructor == DefaultConstructor.SetsRequiredMembers)
        {
            writer.WriteLine(SetsRequiredMembers);
        }

        writer.WriteLine(GeneratedCode.Attribute);
        using (writer.OpenBlock($"{(model.IsAbstract ? "protected" : "public")} {model.Declaration.Name}()"))
        {
        }
    }

    static void WriteRecovery(SourceWriter writer, PersistentClassModel model)
    {
        writer.WriteLine("/// <summary>Called when a store is opened, to make an object that recovery then fills.</summary>");
        if (model.HasRequiredMembers)
        {
            writer.WriteLine(SetsRequiredMembers);
        }

        writer.WriteLine(GeneratedCode.NeverBrowsable);
        writer.WriteLine(GeneratedCode.Attribute);

        var accessibility = model.IsSealed ? "private" : "protected";
        writer.WriteLine($"{accessibility} {model.Declaration.Name}(ref {RuntimeNames.Recovery} recovery)");
        if (model.BaseClass is not null)
        {
            using (writer.Indent())
            {
                writer.WriteLine(": base(ref recovery)");
            }
        }

        writer.WriteLine("""
            {
            }
            """);
    }
}
