using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Analyzers.Rules;

namespace PersistentObjects.CodeFixes.Fixes;

/// <summary>Wraps the call in a write transaction, where the store is known, or marks the method around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CallIsOutsideOfTransactionCodeFix : EditingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [CallIsOutsideOfTransactionAnalyzer.Id];

    private protected override IEnumerable<Edit> Edits(Place place, CancellationToken cancellationToken)
    {
        if (WriteWrapping.Edit(place, "Call it in a transaction") is { } edit)
        {
            yield return edit;
        }

        // What is asynchronous can't be a part of its caller's transaction.
        var caller = place.Find<MemberDeclarationSyntax>();
        if (caller is BaseMethodDeclarationSyntax && caller is MethodDeclarationSyntax or ConstructorDeclarationSyntax
            && place.Model.GetDeclaredSymbol(caller, cancellationToken) is IMethodSymbol { IsAsync: false }
            && !place.Find<SyntaxNode>()!.AncestorsAndSelf().TakeWhile(node => node != caller)
                .Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        {
            yield return place.Edit($"Mark '{Name(caller)}' [InTransaction]", "Mark", editor =>
                editor.ReplaceNode(caller, (current, _) => AttributeLists.Add((MemberDeclarationSyntax)current, "InTransaction", place.NewLine)));
        }
    }

    static string Name(MemberDeclarationSyntax caller) => caller switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        _ => "",
    };
}
