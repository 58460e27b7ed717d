using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>The indexes of a valid class: its own, and those of the generic base classes that it closes.</summary>
sealed class ClassIndexes
{
    readonly HashSet<string> _names = [];

    public List<IndexModel> Own { get; } = [];

    public List<IndexModel> Closed { get; } = [];

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    /// <param name="type">The class.</param>
    /// <param name="stored">The names of the valid properties, its own and those of the generic base classes that it closes.</param>
    /// <param name="compilation">For following computed properties.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static ClassIndexes Parse(
        INamedTypeSymbol type,
        IReadOnlyCollection<string> stored,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var indexes = new ClassIndexes();
        foreach (var @base in PersistentTypes.PersistentBases(type))
        {
            indexes._names.UnionWith(IndexDeclaration.Of(@base).Select(declaration => declaration.Name));
        }

        var own = new HashSet<ISymbol>(PersistentTypes.ClosedBases(type).Append(type), SymbolEqualityComparer.Default);
        var parser = new IndexParser(
            type,
            property => !own.Contains(property.ContainingType) || stored.Contains(property.Name),
            compilation,
            cancellationToken);
        foreach (var declaration in IndexDeclaration.Of(type))
        {
            indexes.AddOwn(declaration, type, parser);
        }

        foreach (var closed in PersistentTypes.ClosedBases(type))
        {
            foreach (var declaration in IndexDeclaration.Of(closed))
            {
                indexes.AddClosed(declaration, closed, parser);
            }
        }

        return indexes;
    }

    void AddOwn(IndexDeclaration declaration, INamedTypeSymbol type, IndexParser parser)
    {
        var parsed = parser.Parse(declaration);
        if (parsed.Model is { } model)
        {
            if (_names.Add(model.Name))
            {
                Own.Add(model);
            }
            else
            {
                Diagnostics.Add(TakenName(declaration, type));
            }
        }

        Report(parsed);
    }

    void AddClosed(IndexDeclaration declaration, INamedTypeSymbol closed, IndexParser parser)
    {
        var parsed = parser.ParseClosed(declaration, closed);
        if (parsed.Model is { } model)
        {
            Closed.Add(model);
        }

        // What does not depend on a type parameter was judged where the generic class is declared.
        if (parsed.Problem is not null && declaration.Properties.Any(name => DependsOnTypeParameter(closed, name)))
        {
            Report(parsed);
        }
    }

    static bool DependsOnTypeParameter(INamedTypeSymbol closed, string name) =>
        KeyMembers.Find(closed, name) is { } property
        && PersistentTypes.DependsOnTypeParameter(property.OriginalDefinition.Type);

    static DiagnosticInfo TakenName(IndexDeclaration declaration, INamedTypeSymbol type) =>
        declaration.Target is IPropertySymbol property
        && IndexDeclaration.On(property).Count(other => other.Name == declaration.Name) > 1
        && IndexDeclaration.On(property).Select(other => other.IsUnique).Distinct().Count() > 1
            ? DeclarationRules.Problem(DeclarationDiagnostics.IndexedTwice, property, DeclarationRules.Display(property))
            : DeclarationRules.Problem(
                DeclarationDiagnostics.IndexName,
                declaration.Target,
                declaration.AttributeName,
                DeclarationRules.Display(declaration.Target),
                $"has the name '{declaration.Name}', which another index of '{DeclarationRules.Display(type)}' or of a base class has: set Name");

    void Report(ParsedIndex parsed)
    {
        if (parsed.Problem is { } problem)
        {
            Diagnostics.Add(problem);
        }
    }
}
