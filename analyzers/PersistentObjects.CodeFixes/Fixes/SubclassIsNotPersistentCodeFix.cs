using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Marks the class [Persistent] and partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SubclassIsNotPersistentCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [SubclassIsNotPersistentAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<ClassDeclarationSyntax>() is { } declaration
            && place.Model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
            && CanBeMarked(type, cancellationToken))
        {
            yield return new Edit(
                $"Mark '{type.Name}' [Persistent] and partial",
                "Persistent",
                (solution, token) => Declarations.MarkPersistentAsync(solution, type, token));
        }
    }

    // Whether the class would have nothing else against it that a persistent class must not have.
    static bool CanBeMarked(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type is { IsFileLocal: false, IsRecord: false }
        && (type.Arity == 0 || type.IsAbstract)
        && type.DeclaringSyntaxReferences.All(part => part.GetSyntax(cancellationToken) is ClassDeclarationSyntax { ParameterList: null });
}
