using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Contract;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>A difference from the contract, and the project that it is in.</summary>
sealed record ContractPlace(Project Project, Compilation Compilation, Difference Difference)
{
    /// <summary>The type that it is reported at.</summary>
    public INamedTypeSymbol? Type => Find(Difference.Type);

    /// <summary>The member of that, if it is reported at one.</summary>
    public ISymbol? Member => Difference.Member is { } name ? Type?.GetMembers(name).FirstOrDefault() : null;

    /// <summary>A type of the project by the name that the contract has for it.</summary>
    public INamedTypeSymbol? Find(string? name) => name is null ? null : Compilation.Assembly.GetTypeByMetadataName(name);

    /// <summary>An attribute that names something, at the declaration of a symbol.</summary>
    public IEnumerable<Edit> Mark(ISymbol? symbol, string attribute, string name, string title, string? key = null)
    {
        var argument = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return At<SyntaxNode>(symbol, title, key ?? attribute, (node, newLine) => node switch
        {
            ParameterSyntax parameter => AttributeLists.Add(parameter, attribute, argument),
            MemberDeclarationSyntax member => AttributeLists.Add(member, attribute, argument, newLine),
            _ => node,
        });
    }

    /// <summary>An edit of the declaration of a symbol; none where that is not in the user's sources.</summary>
    public IEnumerable<Edit> At<TNode>(ISymbol? symbol, string title, string key, Func<TNode, SyntaxTrivia, SyntaxNode> change)
        where TNode : SyntaxNode =>
        With<TNode>(symbol, title, key, (editor, node, newLine) => editor.ReplaceNode(node, (current, _) => change((TNode)current, newLine)));

    /// <summary>Edits around the declaration of a symbol; none where that is not in the user's sources.</summary>
    public IEnumerable<Edit> With<TNode>(ISymbol? symbol, string title, string key, Action<SyntaxEditor, TNode, SyntaxTrivia> change)
        where TNode : SyntaxNode =>
        Declarations<TNode>(symbol).Select(declaration => new Edit(title, key, async (solution, token) => change(
            await solution.GetDocumentEditorAsync(declaration.Document.Id, token).ConfigureAwait(false),
            declaration.Node,
            Place.NewLineOf(await declaration.Node.SyntaxTree.GetRootAsync(token).ConfigureAwait(false)))));

    /// <summary>The first declaration of a symbol in the user's sources, if there is one.</summary>
    public IEnumerable<(Document Document, TNode Node)> Declarations<TNode>(ISymbol? symbol)
        where TNode : SyntaxNode =>
        (symbol?.DeclaringSyntaxReferences ?? [])
            .Select(Declaration)
            .OfType<TNode>()
            .Select(node => (Document: Project.Solution.GetDocument(node.SyntaxTree), Node: node))
            .Where(found => found.Document is not null and not SourceGeneratedDocument)
            .Take(1)
            .Select(found => (found.Document!, found.Node));

    /// <summary>An edit of the contract.</summary>
    public Edit InContract(string title, string key, Func<SchemaContract, SchemaContract> change) =>
        new(title, key, (_, _) => Task.CompletedTask) { Then = (solution, token) => ContractDocument.ChangeAsync(solution, Project.Id, change, token) };

    // A field stands among others that are declared with it.
    static SyntaxNode Declaration(SyntaxReference reference) =>
        reference.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } ? field : reference.GetSyntax();
}
