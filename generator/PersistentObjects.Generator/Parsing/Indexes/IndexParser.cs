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
        if (keys.Any(KeyTypes.HasBlobs))
        {
            return DeclarationRules.Problem(DeclarationDiagnostics.IndexOnBlob, at, DeclarationRules.Display(properties[0]));
        }

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

        var kind = Kind(declaration, keys.Count > 1);
        var (keyType, typeArguments) = KeyTypeText(kind, keys, properties);
        return new ParsedIndex(
            new IndexModel(
                kind,
                declaration.Name,
                keyType,
                typeArguments,
                properties.Select(Identifiers.DocumentationReference).ToEquatableArray(),
                element is not null,
                properties.All(property => IsPublic(property)),
                key),
            null);
    }

    static (string Key, string Arguments) KeyTypeText(
        IndexKind kind,
        IReadOnlyList<ITypeSymbol> keys,
        IReadOnlyList<IPropertySymbol> properties)
    {
        if (keys.Count == 1)
        {
            return (keys[0].ToSource(), keys[0].ToSource());
        }

        if (kind is IndexKind.OrderedComposite or IndexKind.UniqueOrderedComposite)
        {
            var first = keys.Count == 2 ? keys[0].ToSource() : Tuple(keys.Take(keys.Count - 1), properties);
            var last = keys[keys.Count - 1].ToSource();
            return ($"({first} First, {last} Last)", $"{first}, {last}");
        }

        return (Tuple(keys, properties), Tuple(keys, properties));
    }

    static string Tuple(IEnumerable<ITypeSymbol> types, IEnumerable<IPropertySymbol> properties) =>
        $"({string.Join(", ", types.Zip(properties, (type, property) => $"{type.ToSource()} {Identifiers.Escape(property.Name)}"))})";

    static IndexKind Kind(IndexDeclaration declaration, bool isComposite) =>
        (declaration.IsUnique, declaration.IsOrdered, isComposite) switch
        {
            (true, true, true) => IndexKind.UniqueOrderedComposite,
            (false, true, true) => IndexKind.OrderedComposite,
            (true, true, false) => IndexKind.UniqueOrdered,
            (false, true, false) => IndexKind.Ordered,
            (true, false, _) => IndexKind.Unique,
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
