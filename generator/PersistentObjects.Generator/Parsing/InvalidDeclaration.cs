using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// What is made of a class or store that can't be generated: its problem, and a stub where one can stand.
/// </summary>
static class InvalidDeclaration
{
    public static ParseResult<TModel> Parse<TModel>(
        INamedTypeSymbol type,
        Verdict verdict,
        StubKind kind,
        Func<IPropertySymbol, bool> isGenerated,
        CancellationToken cancellationToken)
        where TModel : class
    {
        DiagnosticInfo[] diagnostics = verdict.Problem is { } problem ? [problem] : [];
        return new ParseResult<TModel>(null, Stub(type, kind, isGenerated, cancellationToken), diagnostics.ToEquatableArray());
    }

    static StubModel? Stub(
        INamedTypeSymbol type,
        StubKind kind,
        Func<IPropertySymbol, bool> isGenerated,
        CancellationToken cancellationToken)
    {
        if (!DeclarationRules.CanHaveGeneratedPart(type, cancellationToken))
        {
            return null;
        }

        var properties = PropertyDeclarationParser.PropertiesInOrder(type)
            .Where(isGenerated)
            .Select(property => PropertyDeclarationParser.Parse(property, cancellationToken))
            .ToEquatableArray();
        return properties.Count == 0 && kind == StubKind.Bare
            ? null
            : new StubModel(TypeDeclarationParser.Parse(type), kind, properties);
    }
}
