using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>
/// Whether what declarations say of their past can be true. Each attribute is judged where it stands, also on types that no
/// class of the assembly stores; a wrong one is not generated.
/// </summary>
static class EvolutionRules
{
    /// <summary>The attributes and who judges them.</summary>
    public static IReadOnlyList<(string Attribute, Func<Compilation, ISymbol, AttributeData, CancellationToken, EvolutionProblem?> Rule)> All { get; } =
    [
        (MetadataNames.FormerlyNamedAttribute, static (_, symbol, attribute, _) => FormerNameRules.Problem(symbol, attribute)),
        (MetadataNames.ConvertFromAttribute, static (compilation, symbol, attribute, cancellationToken) => Conversion(compilation, symbol, attribute, cancellationToken)),
        (MetadataNames.RetiredAttribute, static (compilation, symbol, attribute, _) => RetiredRules.Problem(compilation, symbol, attribute)),
        (MetadataNames.MigrationAttribute, static (_, symbol, attribute, _) => StoreRules.Migration(symbol, attribute)),
        (MetadataNames.SchemaVersionAttribute, static (_, symbol, attribute, _) => StoreRules.SchemaVersion(symbol, attribute)),
    ];

    /// <summary>What is wrong with the attributes of one declaration, each at its place.</summary>
    public static EquatableArray<DiagnosticInfo> Problems(
        GeneratorAttributeSyntaxContext context,
        Func<Compilation, ISymbol, AttributeData, CancellationToken, EvolutionProblem?> rule,
        CancellationToken cancellationToken)
    {
        var problems = new List<DiagnosticInfo>();
        var declaration = context.TargetNode is VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : context.TargetNode;
        foreach (var attribute in context.Attributes)
        {
            // The other parts of a partial class are judged where they stand.
            if (attribute.ApplicationSyntaxReference is { } place
                && declaration.FullSpan.Contains(place.Span)
                && rule(context.SemanticModel.Compilation, context.TargetSymbol, attribute, cancellationToken) is { } problem)
            {
                problems.Add(new DiagnosticInfo(
                    problem.Rule.Id,
                    LocationInfo.From(place.GetSyntax(cancellationToken).GetLocation()),
                    new[] { DeclarationRules.Display(context.TargetSymbol), problem.Reason }.ToEquatableArray()));
            }
        }

        return problems.ToEquatableArray();
    }

    static EvolutionProblem? Conversion(Compilation compilation, ISymbol symbol, AttributeData attribute, CancellationToken cancellationToken) =>
        new Conversions(compilation, new(compilation.Assembly, cancellationToken)).Problem((IPropertySymbol)symbol, attribute) is { } reason
            ? new EvolutionProblem(DeclarationDiagnostics.ConversionNotUsable, reason)
            : null;
}

/// <summary>What is wrong with an attribute.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Reason">The clause that the rule's message ends with.</param>
sealed record EvolutionProblem(DiagnosticDescriptor Rule, string Reason);
