using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>
/// Finds the partial methods that the user has implemented for the store to call. Nothing is generated for others, so that a
/// property without a hook costs nothing.
/// </summary>
static class HookParser
{
    public const string Validating = "OnValidating";

    const string ValidationErrors = "PersistentObjects.ValidationErrors";

    public static string NameOf(IPropertySymbol property) => $"On{property.Name}Changing";

    /// <summary>The hook of a property, and what is wrong with methods of its name.</summary>
    public static ParsedHook OfProperty(IPropertySymbol property, CancellationToken cancellationToken) =>
        Find(
            property.ContainingType,
            NameOf(property),
            parameters => parameters.Length == 2 && parameters.All(parameter => Same(parameter, property.Type)),
            $"({property.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)} oldValue, {property.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)} newValue)",
            cancellationToken);

    /// <summary>The check of whole objects.</summary>
    public static ParsedHook OfClass(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Find(
            type,
            Validating,
            parameters => parameters.Length == 1 && parameters[0] is { RefKind: RefKind.None } parameter && parameter.Type.Is(ValidationErrors),
            "(ValidationErrors errors)",
            cancellationToken);

    static ParsedHook Find(
        INamedTypeSymbol type,
        string name,
        Func<System.Collections.Immutable.ImmutableArray<IParameterSymbol>, bool> fits,
        string parameters,
        CancellationToken cancellationToken)
    {
        foreach (var method in type.GetMembers(name).OfType<IMethodSymbol>())
        {
            // A definition alone is a hook that was not implemented.
            var implementation = method.PartialImplementationPart ?? method;
            if (implementation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax
                || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
                || (syntax.Body is null && syntax.ExpressionBody is null))
            {
                continue;
            }

            if (!method.ReturnsVoid || method.IsStatic || method.IsGenericMethod || !fits(method.Parameters))
            {
                return new ParsedHook(null, DeclarationRules.Problem(
                    DeclarationDiagnostics.HookOfOtherParameters,
                    implementation,
                    DeclarationRules.Display(implementation),
                    $"partial void {name}{parameters}"));
            }

            var isDefined = method.IsPartialDefinition || method.PartialDefinitionPart is not null;
            return new ParsedHook(new HookModel(name, isDefined ? null : Definition(implementation, syntax)), null);
        }

        return default;
    }

    // The compiler asks both parts for the same modifiers and names.
    static string Definition(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var modifiers = syntax.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text);
        var parameters = method.Parameters.Select(parameter => $"{parameter.Type.ToSource()} {Identifiers.Escape(parameter.Name)}");
        return $"{string.Join(" ", modifiers)} void {method.Name}({string.Join(", ", parameters)});";
    }

    static bool Same(IParameterSymbol parameter, ITypeSymbol type) =>
        parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(parameter.Type, type);
}

/// <summary>A hook, or what is wrong with the method that has its name.</summary>
readonly record struct ParsedHook(HookModel? Hook, DiagnosticInfo? Problem);
