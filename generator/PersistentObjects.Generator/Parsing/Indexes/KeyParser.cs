using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>How an index reads its keys, or why it can't; neither when another diagnostic says it.</summary>
readonly record struct ParsedKey(IndexKeyModel? Model, DiagnosticInfo? Problem);

/// <summary>Reads what the key of an index is made of, and on which persistent properties it depends.</summary>
sealed class KeyParser(
    INamedTypeSymbol type,
    Func<IPropertySymbol, bool> isStored,
    Compilation compilation,
    CancellationToken cancellationToken)
{
    public ParsedKey Parse(
        IndexDeclaration declaration,
        IReadOnlyList<IPropertySymbol> properties,
        string? comparison,
        bool isOfElements,
        ISymbol at)
    {
        IPropertySymbol? filter = null;
        if (declaration.Where is { } where)
        {
            filter = KeyMembers.Find(type, where);
            if (filter is not { Type.SpecialType: SpecialType.System_Boolean })
            {
                return new ParsedKey(null, Problem(
                    DeclarationDiagnostics.IndexMembers,
                    at,
                    declaration,
                    $"has the filter '{where}', which is not a property of type 'bool': name one with nameof"));
            }

            if (KeyMembers.NotUsable([filter], type, isStored) is { } unusable)
            {
                return unusable.IsReportedElsewhere
                    ? default
                    : new ParsedKey(null, Problem(
                        DeclarationDiagnostics.IndexMembers,
                        at,
                        declaration,
                        $"has the filter '{where}', which is neither persistent nor computed: make it one of these"));
            }
        }

        IEnumerable<IPropertySymbol> all = filter is null ? properties : [.. properties, filter];
        var reads = new ComputedReads(type, compilation, cancellationToken);
        foreach (var property in all)
        {
            if (!StateMember.IsAccessible(property.GetMethod!, type.ContainingAssembly) && !IsOwn(property))
            {
                return new ParsedKey(null, Problem(
                    DeclarationDiagnostics.IndexMembers,
                    at,
                    declaration,
                    $"reads '{DeclarationRules.Display(property)}' of a base class, which generated code can't see: make it public or internal"));
            }

            reads.Follow(property);
            if (reads.Problem is { } problem)
            {
                return new ParsedKey(null, DeclarationRules.Problem(
                    DeclarationDiagnostics.IndexReadsBeyond,
                    at,
                    declaration.AttributeName,
                    DeclarationRules.Display(property),
                    problem));
            }
        }

        return new ParsedKey(
            new IndexKeyModel(
                properties.Select(property => Component(property, isOfElements)).ToEquatableArray(),
                filter is null ? null : Component(filter, isOfElements: false),
                reads.Reads.Select(Read).ToEquatableArray(),
                comparison),
            null);
    }

    KeyComponentModel Component(IPropertySymbol property, bool isOfElements) =>
        new(
            property.Name,
            property.Type.ToSource(),
            // The field of a collection holds a handle of the object, also in a copy that holds one version of it.
            PersistentTypes.IsGeneratedProperty(property) && IsOwn(property) && !property.Type.IsPersistentCollection() ? KeyAccess.Field
                : StateMember.IsAccessible(property.GetMethod!, type.ContainingAssembly) ? KeyAccess.Getter
                : KeyAccess.HiddenGetter,
            !isOfElements ? null
                : property.Type is INamedTypeSymbol named && KnownTypes.CollectionKind(named) == "array" ? ".IsDefault"
                : " is null");

    ReadPropertyModel Read(IPropertySymbol property) =>
        new(property.Name, IsOwn(property) ? null : property.ContainingType.ToSource());

    bool IsOwn(IPropertySymbol property) =>
        SymbolEqualityComparer.Default.Equals(property.ContainingType.OriginalDefinition, type.OriginalDefinition);

    static DiagnosticInfo Problem(DiagnosticDescriptor rule, ISymbol at, IndexDeclaration declaration, string what) =>
        DeclarationRules.Problem(rule, at, declaration.AttributeName, DeclarationRules.Display(declaration.Target), what);
}
