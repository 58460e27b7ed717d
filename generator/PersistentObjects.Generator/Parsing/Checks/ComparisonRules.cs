using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>[Compare], which would find the other property by reflection.</summary>
static class ComparisonRules
{
    public static ParsedRule Parse(IPropertySymbol property, AttributeData attribute, string? message, IAssemblySymbol assembly)
    {
        var name = Annotations.Argument(attribute, 0) as string ?? "";
        if (Find(property.ContainingType, name) is not { } other)
        {
            return RuleProblem.Contradiction($"compares with '{name}', which is no property of the class: name one, with nameof");
        }

        if (other.GetMethod is not { } getter || !IsVisible(getter, assembly))
        {
            return RuleProblem.NeedsReflection($"compares with '{DeclarationRules.Display(other)}', which generated code can't read: give it a getter that is internal or public");
        }

        var display = MessageParser.ParseDisplayName(other, assembly);
        return display.Problem is { } problem
            ? problem
            : new RuleModel.Comparison(
                Identifiers.Escape(name),
                $"{Emit.RuntimeNames.RuleAttributes}.Compare({display.Expression ?? AttributeText.Text(name)}, {message ?? "null"})");
    }

    static IPropertySymbol? Find(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(property => !property.IsStatic) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    static bool IsVisible(IMethodSymbol getter, IAssemblySymbol assembly) =>
        getter.DeclaredAccessibility == Accessibility.Public
        || (getter.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
            && (SymbolEqualityComparer.Default.Equals(getter.ContainingAssembly, assembly) || getter.ContainingAssembly.GivesAccessTo(assembly)));
}
