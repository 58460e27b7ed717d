using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>[CustomValidation], which would find its method by reflection.</summary>
static class MethodRules
{
    public static ParsedRule Parse(IPropertySymbol property, AttributeData attribute, string? message, IAssemblySymbol assembly)
    {
        if (Annotations.Argument(attribute, 0) is not INamedTypeSymbol type || Annotations.Argument(attribute, 1) is not string name)
        {
            return RuleProblem.Contradiction("names no type or no method: name both");
        }

        var method = type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(candidate => Takes(candidate, property.Type));
        return method is not null && PersistentTypes.Reach(type) is var reach && (reach == Accessibility.Public
                || (reach == Accessibility.Internal && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly)))
            ? new RuleModel.Method($"{type.ToSource()}.{Identifiers.Escape(name)}", method.Parameters.Length == 2, message)
            : RuleProblem.NeedsReflection(
                $"names '{DeclarationRules.Display(type)}.{name}', which generated code can't call with the value: declare it as 'public static ValidationResult? {name}({DeclarationRules.Display(property.Type)} value)', with a ValidationContext behind it if needed, in a class that is internal or public");
    }

    static bool Takes(IMethodSymbol method, ITypeSymbol type) =>
        method is { IsStatic: true, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 or 2 }
        && method.ReturnType.Is(Annotations.Space + "ValidationResult")
        && (method.Parameters[0].Type.SpecialType == SpecialType.System_Object
            || SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type)
            || SymbolEqualityComparer.Default.Equals(RuleParser.ValueType(method.Parameters[0].Type), type))
        && (method.Parameters.Length == 1 || method.Parameters[1].Type.Is(Annotations.Space + "ValidationContext"));
}
