using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Makes a class and the types that contain it partial, in all files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeclarationIsNotPartialCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0001", "PO0002", "PO0020"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<TypeDeclarationSyntax>() is { } declaration
            && place.Model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type)
        {
            yield return new Edit(
                $"Make '{type.Name}' partial",
                "Partial",
                (solution, token) => Declarations.MakePartialAsync(solution, type, token));
        }
    }
}
