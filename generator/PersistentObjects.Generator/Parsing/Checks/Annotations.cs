using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>Reads attributes of System.ComponentModel.DataAnnotations.</summary>
static class Annotations
{
    public const string Space = "System.ComponentModel.DataAnnotations.";

    const string Suffix = "Attribute";

    /// <summary>
    /// The attributes that are rules, on a property or class. Those of a property that is overridden count, unless it has one of
    /// the same class. <c>[DataType]</c> says how a value is shown and refuses none.
    /// </summary>
    public static IEnumerable<AttributeData> RulesOn(ISymbol symbol)
    {
        var own = symbol.GetAttributes().Where(IsRule).ToList();
        if (symbol is IPropertySymbol { OverriddenProperty: { } overridden })
        {
            own.AddRange(RulesOn(overridden).Where(inherited =>
                !own.Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, inherited.AttributeClass))));
        }

        return own;
    }

    /// <summary>The name without "Attribute", by which people know it.</summary>
    public static string Name(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>Whether it is this attribute of the framework, and no class derived from it.</summary>
    public static bool IsFrameworks(AttributeData attribute) =>
        attribute.AttributeClass.Is(Space + attribute.AttributeClass!.Name);

    public static object? Argument(AttributeData attribute, int index) => Value(attribute.ConstructorArguments[index]);

    public static object? Named(AttributeData attribute, string name) =>
        Value(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value);

    public static bool Flag(AttributeData attribute, string name) => Named(attribute, name) is true;

    static bool IsRule(AttributeData attribute)
    {
        if (attribute.AttributeClass.Is(Space + "DataTypeAttribute"))
        {
            return false;
        }

        for (var current = attribute.AttributeClass; current is not null; current = current.BaseType)
        {
            if (current.Is(Space + "ValidationAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    static object? Value(TypedConstant constant) => constant.Kind is TypedConstantKind.Array or TypedConstantKind.Error ? null : constant.Value;
}
