using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>Reads what a failed rule says, and what it calls the property.</summary>
static class MessageParser
{
    const string DisplayName = "System.ComponentModel.DisplayNameAttribute";

    /// <summary>The message of the user's, null when the attribute's own is wanted.</summary>
    public static ParsedMessage Parse(AttributeData attribute, IAssemblySymbol assembly)
    {
        var text = Annotations.Named(attribute, "ErrorMessage") as string;
        var name = Annotations.Named(attribute, "ErrorMessageResourceName") as string;
        var type = Annotations.Named(attribute, "ErrorMessageResourceType") as INamedTypeSymbol;
        if (string.IsNullOrEmpty(name) && type is null)
        {
            return string.IsNullOrEmpty(text) ? default : new ParsedMessage(AttributeText.Text(text!), false, null);
        }

        if (!string.IsNullOrEmpty(text) || string.IsNullOrEmpty(name) || type is null)
        {
            return new ParsedMessage(null, false, RuleProblem.Contradiction(
                "has a message that is neither a text nor a resource: set ErrorMessage, or both ErrorMessageResourceType and ErrorMessageResourceName"));
        }

        return Resource(type, name!, assembly) is { } resource
            ? new ParsedMessage(resource, true, null)
            : new ParsedMessage(null, false, NoResource(type, name!));
    }

    /// <summary>An expression for the name that messages use for the property, null for its own name.</summary>
    public static ParsedMessage ParseDisplayName(IPropertySymbol property, IAssemblySymbol assembly)
    {
        var attributes = property.GetAttributes();
        var display = attributes.FirstOrDefault(attribute => attribute.AttributeClass.Is(Annotations.Space + "DisplayAttribute"));
        if (display is not null && Annotations.Named(display, "Name") is string name)
        {
            return Annotations.Named(display, "ResourceType") is not INamedTypeSymbol type ? new ParsedMessage(AttributeText.Text(name), false, null)
                : Resource(type, name, assembly) is { } resource ? new ParsedMessage(resource, true, null)
                : new ParsedMessage(null, false, NoResource(type, name));
        }

        var displayName = attributes.FirstOrDefault(attribute => attribute.AttributeClass.Is(DisplayName));
        return displayName is { ConstructorArguments.Length: 1 } && Annotations.Argument(displayName, 0) is string plain
            ? new ParsedMessage(AttributeText.Text(plain), false, null)
            : default;
    }

    static RuleProblem NoResource(INamedTypeSymbol type, string name) => RuleProblem.NeedsReflection(
        $"takes its text from '{DeclarationRules.Display(type)}.{name}', which is no static string property that generated code can read: make it one, public or internal, in a class that is");

    static string? Resource(INamedTypeSymbol type, string name, IAssemblySymbol assembly) =>
        type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is
        {
            IsStatic: true,
            Type.SpecialType: SpecialType.System_String,
            GetMethod: { } getter,
        }
        && CanRead(getter, assembly)
        && PersistentTypes.Reach(type) is var reach
        && (reach == Accessibility.Public || (reach == Accessibility.Internal && IsOf(type, assembly)))
            ? $"{type.ToSource()}.{Identifiers.Escape(name)}"
            : null;

    static bool CanRead(IMethodSymbol getter, IAssemblySymbol assembly) =>
        getter.DeclaredAccessibility == Accessibility.Public
        || (getter.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal && IsOf(getter, assembly));

    static bool IsOf(ISymbol symbol, IAssemblySymbol assembly) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly) || symbol.ContainingAssembly.GivesAccessTo(assembly);
}

/// <summary>A text for people.</summary>
/// <param name="Expression">The expression that gives it, null when there is none.</param>
/// <param name="IsLocalized">Whether it differs from culture to culture.</param>
/// <param name="Problem">Why it can't be had.</param>
readonly record struct ParsedMessage(string? Expression, bool IsLocalized, RuleProblem? Problem);
