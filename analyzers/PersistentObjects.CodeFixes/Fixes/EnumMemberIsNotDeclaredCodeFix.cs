using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;
using PersistentObjects.CodeFixes.Contracts;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Puts the member back, or lets the contract forget it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) }), Shared]
public sealed class EnumMemberIsNotDeclaredCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [EnumMemberIsNotDeclaredAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(ContractPlace place) =>
        place.At<EnumDeclarationSyntax>(
            place.Type,
            $"Put '{place.Difference.Name} = {place.Difference.Before}' back",
            "PutBack",
            (declaration, newLine) => EnumMembers.Add(declaration, place.Difference.Name, place.Difference.Before, newLine))
        .Append(Forget(place, $"'{place.Difference.Name}'"));
}
