using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The body of a persistent property. Reading a settled object costs a load of the field and one of the sidecar;
/// everything else is the runtime's. No <c>var</c> is written: a user's class may be called that.
/// </summary>
static class PropertyEmitter
{
    public static void Write(SourceWriter writer, PersistentPropertyModel property, ModelNames names)
    {
        if (property.Shape is ValueShape.Changing)
        {
            WriteCollection(writer, property, names);
            return;
        }

        // Valid properties have both accessors: DeclarationRules refuses all others.
        var (getter, setter) = (property.Declaration.Getter!, property.Declaration.Setter!);
        var model = $"{names.Model}.{names.Property(property)}";

        writer.WriteLine(GeneratedCode.Attribute);
        using (writer.OpenBlock(Header(property.Declaration)))
        {
            if (property.Shape.IsWide)
            {
                WriteWideGetter(writer, getter, property.Declaration.Type, model);
            }
            else
            {
                WriteGetter(writer, getter, property, model);
            }

            WriteSetter(writer, setter, property, model);
        }
    }

    static void WriteCollection(SourceWriter writer, PersistentPropertyModel property, ModelNames names)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        using (writer.OpenBlock(Header(property.Declaration)))
        {
            writer.WriteLine($"{property.Declaration.Getter!.Text} => {names.Model}.{names.Property(property)}.Of(this, field);");
        }
    }

    /// <summary>Modifiers, type and name.</summary>
    public static string Header(PropertyDeclaration declaration) =>
        $"{declaration.Modifiers} {declaration.Type} {declaration.Name}";

    static void WriteGetter(SourceWriter writer, AccessorDeclaration getter, PersistentPropertyModel property, string model)
    {
        using (writer.OpenBlock(getter.Text))
        {
            writer.WriteLine($"""
                {property.Declaration.Type} value = {(property.Shape.HasVolatileRead ? RuntimeNames.Volatile : RuntimeNames.Fields)}.Read(ref field);
                return {RuntimeNames.Fields}.IsSettled(this)
                    ? value
                    : {model}.ReadVersion(this);
                """);
        }
    }

    static void WriteWideGetter(SourceWriter writer, AccessorDeclaration getter, string type, string model) =>
        writer.WriteLine($"""
            {getter.Text} => {RuntimeNames.Fields}.TryReadWide(this, ref field, out {type} value)
                ? value
                : {model}.ReadVersion(this);
            """);

    // The same for init: a constructor may add the object to a store before the object initializer runs.
    static void WriteSetter(SourceWriter writer, AccessorDeclaration setter, PersistentPropertyModel property, string model)
    {
        var value = property.Shape.IsCopiedWhenSet ? $"{RuntimeNames.Fields}.Copy(value)" : "value";
        using (writer.OpenBlock(setter.Text))
        {
            if (property.HasOtherSide)
            {
                writer.WriteLine($$"""
                    if ({{RuntimeNames.Fields}}.IsDetached(this))
                    {
                        {{RuntimeNames.DetachedReferrers}}.Note(this, value);
                        field = value;
                    }
                    else
                    {
                        {{model}}.Set(this, value);
                    }
                    """);
                return;
            }

            writer.WriteLine($$"""
                if ({{RuntimeNames.Fields}}.IsDetached(this))
                {
                    field = {{value}};
                }
                else
                {
                    {{model}}.Set(this, {{value}});
                }
                """);
        }
    }
}
