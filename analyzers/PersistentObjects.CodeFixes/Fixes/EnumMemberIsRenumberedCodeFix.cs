using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Writes the old numbers, and new ones for what would have one of those.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class EnumMemberIsRenumberedCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [EnumMemberIsRenumberedAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place)
    {
        if (place.Type is not { } type)
        {
            return [];
        }

        // All members at once: one without a number counts on from the one before it.
        var declarations = place.Declarations<EnumDeclarationSyntax>(type);
        return declarations.Select(declaration => new Edit($"Number '{type.Name}' as it is stored", "Number", async (solution, token) =>
        {
            if (await ContractDocument.ReadAsync(place.Project, token).ConfigureAwait(false) is { } contract
                && contract.Enums.FirstOrDefault(stored => stored.Name == place.Difference.Owner) is { } stored)
            {
                var editor = await solution.GetDocumentEditorAsync(declaration.Document.Id, token).ConfigureAwait(false);
                editor.ReplaceNode(declaration.Node, (node, _) => EnumNumbers.Write((EnumDeclarationSyntax)node, type, stored));
            }
        }));
    }
}
