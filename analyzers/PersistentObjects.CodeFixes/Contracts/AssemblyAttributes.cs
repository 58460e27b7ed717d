using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>Attributes of an assembly that say which classes are retired.</summary>
static class AssemblyAttributes
{
    const string FileName = "RetiredClasses.cs";

    /// <summary>Says that a class is retired: behind the others of which it is said, or in a file of its own.</summary>
    public static Edit Retire(ProjectId project, string name, string key) =>
        new($"Say [assembly: Retired(\"{name}\")], which keeps the data", key, (_, _) => Task.CompletedTask)
        {
            Then = (solution, token) => RetireAsync(solution, project, name, token),
        };

    static async Task<Solution> RetireAsync(Solution solution, ProjectId project, string name, CancellationToken cancellationToken)
    {
        foreach (var document in solution.GetProject(project)!.Documents)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax root
                && root.AttributeLists.LastOrDefault(IsRetired) is { } last)
            {
                return solution.WithDocumentSyntaxRoot(document.Id, root.InsertNodesAfter(last, [Like(last, name, Place.NewLineOf(root))]));
            }
        }

        return solution.AddDocument(DocumentId.CreateNewId(project), FileName, $"[assembly: PersistentObjects.Retired({Literal(name)})]\n", filePath: PathBeside(solution.GetProject(project)!));
    }

    static string PathBeside(Project project) =>
        Path.GetDirectoryName(project.FilePath) is { Length: > 0 } folder ? Path.Combine(folder, FileName) : FileName;

    static bool IsRetired(AttributeListSyntax list) =>
        list.Target is { Identifier.ValueText: "assembly" } && list.Attributes.Any(IsRetired);

    static bool IsRetired(AttributeSyntax attribute) =>
        attribute.Name.ToString().Split('.', ':').Last() is "Retired" or "RetiredAttribute";

    static AttributeListSyntax Like(AttributeListSyntax list, string name, SyntaxTrivia newLine) =>
        list.WithAttributes(SyntaxFactory.SingletonSeparatedList(list.Attributes.First(IsRetired).WithArgumentList(
                SyntaxFactory.ParseAttributeArgumentList($"({Literal(name)})"))))
            .WithLeadingTrivia()
            .WithTrailingTrivia(newLine);

    static ExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
