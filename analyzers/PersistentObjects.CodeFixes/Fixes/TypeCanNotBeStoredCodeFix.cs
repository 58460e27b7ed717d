using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>
/// Replaces a collection that can be changed by one whose changes are stored, or by an immutable one, and marks a class of the user's [Persistent], so that the
/// property refers to its objects.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TypeCanNotBeStoredCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["PO0011"];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (place.Find<PropertyDeclarationSyntax>() is not { } property
            || place.Model.GetDeclaredSymbol(property, cancellationToken) is not IPropertySymbol symbol)
        {
            yield break;
        }

        var shapes = new ValueShapeParser(symbol.ContainingAssembly, cancellationToken);
        if (ChangingType.InPlaceOf(symbol, property, place.Model.Compilation) is { } changing
            && shapes.ParseChanging(changing).Problem is null)
        {
            yield return place.Edit(
                $"Use '{changing.Name}'",
                "Changing",
                editor => editor.ReplaceNode(
                    property, (node, generator) => ChangingType.Change((PropertyDeclarationSyntax)node, changing, generator)));
        }

        if (ImmutableType.InPlaceOf(symbol.Type, place.Model.Compilation) is { } immutable
            && ImmutableType.CanInitialize(property.Initializer, immutable)
            && shapes.Parse(immutable).Problem is null)
        {
            yield return place.Edit(
                $"Use '{immutable.Name}'",
                "Immutable",
                editor => editor.ReplaceNode(
                    property,
                    (node, generator) => ImmutableType.Change((PropertyDeclarationSyntax)node, symbol.Type, immutable, generator)));
        }

        if (symbol.Type is INamedTypeSymbol type && Declarations.CanBeMarkedPersistent(type, cancellationToken))
        {
            yield return new Edit(
                $"Mark '{type.Name}' [Persistent]",
                "Persistent",
                (solution, token) => Declarations.MarkPersistentAsync(solution, type, token));
        }
    }
}
