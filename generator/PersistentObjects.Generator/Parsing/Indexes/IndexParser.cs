using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>An index, or what is wrong with it.</summary>
readonly record struct ParsedIndex(IndexModel? Model, DiagnosticInfo? Problem)
{
    public static implicit operator ParsedIndex(DiagnosticInfo problem) => new(null, problem);
}

/// <summary>
/// Reads and judges the indexes of a class. The indexes of a generic base class are read once more for each class that
/// closes it, where the types of the keys are known.
/// </summary>
/// <param name="type">The class whose extents give the indexes.</param>
/// <param name="isStored">Whether a property of the class was found valid; its own diagnostic says why when it was not.</param>
/// <param name="compilation">For following computed properties.</param>
/// <param name="cancellationToken">Gives up.</param>
sealed class IndexParser(
    INamedTypeSymbol type,
    Func<IPropertySymbol, bool> isStored,
    Compilation compilation,
    CancellationToken cancellationToken)
{
    const int MostComponents = 4;

    /// <summary>The index of a declaration on the class or on a property of it.</summary>
    public ParsedIndex Parse(IndexDeclaration declaration) => Parse(declaration, type, type);

    /// <summary>The index that a generic base class declares.</summary>
    /// <param name="declaration">The declaration, on the constructed base class or on a property of it.</param>
    /// <param name="closed">The constructed base class.</param>
    public ParsedIndex ParseClosed(IndexDeclaration declaration, INamedTypeSymbol closed) => Parse(declaration, closed, type);

    ParsedIndex Parse(IndexDeclaration declaration, INamedTypeSymbol declaring, ISymbol place)
    {
        var at = SymbolEqualityComparer.Default.Equals(declaring, place) ? declaration.Target : place;
        if (!declaration.FitsItsTarget || declaration.Properties.Count > MostComponents)
        {
            return Problem(
                DeclarationDiagnostics.IndexMembers,
                at,
                declaration,
                declaration.Target is IPropertySymbol
                    ? "names properties, which only one on the class does: move it there, or remove the names"
                    : $"must name two to {MostComponents} properties: put an index over one on the property itself");
        }

        var properties = new List<IPropertySymbol>();
        foreach (var name in declaration.Properties)
        {
            if (KeyMembers.Find(declaring, name) is not { } property)
            {
                return Problem(DeclarationDiagnostics.IndexMembers, at, declaration, $"names '{name}', which is not a property of '{DeclarationRules.Display(declaring)}'");
            }

            properties.Add(property);
        }

        if (KeyMembers.NotUsable(properties, declaring, isStored) is { } unusable)
        {
            return unusable.IsReportedElsewhere
                ? default(ParsedIndex)
                : DeclarationRules.Problem(
                    DeclarationDiagnostics.IndexWithoutProperty,
                    at,
                    DeclarationRules.Display(unusable.Property),
                    declaration.AttributeName);
        }

        return Judge(declaration, declaring, at, properties);
    }

    ParsedIndex Judge(IndexDeclaration declaration, INamedTypeSymbol declaring, ISymbol at, List<IPropertySymbol> properties)
    {
        // A generic base class decides for all that close it whether its index is one of elements.
        var element = properties.Count == 1 && KeyTypes.Element(properties[0].OriginalDefinition.Type) is not null
            ? KeyTypes.Element(properties[0].Type)
            : null;
        IReadOnlyList<ITypeSymbol> keys = element is not null ? [element] : [.. properties.Select(property => property.Type)];
        if (declaration.Comparer is null && keys.FirstOrDefault(key => !KeyTypes.HasEquality(key)) is { } unequal)
        {
            return DeclarationRules.Problem(
                DeclarationDiagnostics.IndexWithoutEquality,
                at,
                DeclarationRules.Display(properties[0]),
                DeclarationRules.Display(unequal));
        }

        if (declaration.IsOrdered && declaration.Comparer is null && keys.FirstOrDefault(key => !KeyTypes.HasOrder(key)) is { } unordered)
        {
            return Problem(
                DeclarationDiagnostics.IndexComparison,
                at,
                declaration,
                $"is ordered, and '{DeclarationRules.Display(unordered)}' has no order: let it implement IComparable<T>, or set Comparer");
        }

        var comparison = KeyComparisons.Parse(declaration, keys, type.ContainingAssembly, out var comparisonProblem);
        if (comparisonProblem is not null)
        {
            return Problem(DeclarationDiagnostics.IndexComparison, at, declaration, comparisonProblem);
        }

        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(declaration.Name))
        {
            return Problem(DeclarationDiagnostics.IndexName, at, declaration, $"has the name '{declaration.Name}', which is no identifier: choose another one");
        }

        IndexKeyModel? key = null;
        if (SymbolEqualityComparer.Default.Equals(declaring, type))
        {
            var parsed = new KeyParser(type, isStored, compilation, cancellationToken).Parse(declaration, properties, comparison, element is not null, at);
            if (parsed.Problem is { } problem)
            {
                return problem;
            }

            key = parsed.Model;
            if (key is null)
            {
                return default;
            }
        }

        var keyType = keys.Count == 1
            ? keys[0].ToSource()
            : $"({string.Join(", ", keys.Zip(properties, (part, property) => $"{part.ToSource()} {Identifiers.Escape(property.Name)}"))})";
        return new ParsedIndex(
            new IndexModel(
                Kind(declaration),
                declaration.Name,
                keyType,
                properties.Select(Identifiers.DocumentationReference).ToEquatableArray(),
                element is not null,
                properties.All(property => IsPublic(property)),
                key),
            null);
    }

    static IndexKind Kind(IndexDeclaration declaration) => (declaration.IsUnique, declaration.IsOrdered) switch
    {
        (true, true) => IndexKind.UniqueOrdered,
        (true, false) => IndexKind.Unique,
        (false, true) => IndexKind.Ordered,
        _ => IndexKind.Equality,
    };

    static DiagnosticInfo Problem(DiagnosticDescriptor rule, ISymbol at, IndexDeclaration declaration, string what) =>
        DeclarationRules.Problem(rule, at, declaration.AttributeName, DeclarationRules.Display(declaration.Target), what);

    // Whatever is not public is internal: the class's own code has a right to the index of a private property, and an
    // accessor outside of the class can't be more private than that.
    bool IsPublic(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public
        && PersistentTypes.Reach(type) == Accessibility.Public
        && PersistentTypes.Reach(property.Type) == Accessibility.Public;
}
