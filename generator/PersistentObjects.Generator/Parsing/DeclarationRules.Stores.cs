using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Parsing;

/// <content>Rules for stores and their extents.</content>
static partial class DeclarationRules
{
    /// <summary>Whether a class that derives from PersistentStore can be generated.</summary>
    public static Verdict Store(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!SupportsFieldKeyword(type))
        {
            return Invalid(DeclarationDiagnostics.LanguageVersion, type, Display(type), LanguageVersionFacts.ToDisplayString(LanguageVersionOf(type)));
        }

        if (DerivesFromInvalidStore(type, cancellationToken))
        {
            return Verdict.ReportedElsewhere;
        }

        if (UnsupportedStoreBecause(type) is { } reason)
        {
            return Invalid(DeclarationDiagnostics.UnsupportedStore, type, Display(type), reason);
        }

        if (!IsPartial(type, cancellationToken))
        {
            return Invalid(DeclarationDiagnostics.StoreNotPartial, type, Display(type));
        }

        if (Enclosing(type).FirstOrDefault(current => !IsPartial(current, cancellationToken)) is { } container)
        {
            return Invalid(DeclarationDiagnostics.ContainerNotPartial, type, Display(type), Display(container));
        }

        if (Constructors.Declared(type).FirstOrDefault() is { } constructor)
        {
            return Invalid(DeclarationDiagnostics.StoreConstructor, constructor, Display(type));
        }

        return ReservedMember(type) is { } member
            ? Invalid(DeclarationDiagnostics.ReservedStoreMember, member, Display(member))
            : Verdict.Valid;
    }

    /// <summary>Whether a property is an extent whose body is to be generated.</summary>
    public static bool IsExtent(IPropertySymbol property) =>
        PersistentTypes.IsGeneratedProperty(property)
        && property.Type is INamedTypeSymbol { OriginalDefinition: var definition, TypeArguments: var arguments }
        && definition.Is(MetadataNames.Extent)
        && arguments[0] is INamedTypeSymbol;

    /// <summary>Whether an extent of a valid store can be generated.</summary>
    public static Verdict Extent(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var element = (INamedTypeSymbol)((INamedTypeSymbol)property.Type).TypeArguments[0];
        if (!element.IsMarkedPersistent())
        {
            return Invalid(DeclarationDiagnostics.ExtentNotPersistent, property, Display(property), Display(element));
        }

        if (element.IsGenericType)
        {
            return Invalid(DeclarationDiagnostics.GenericReference, property, Display(property), Display(element));
        }

        if (property.GetMethod is null || property.SetMethod is not null || property.RefKind != RefKind.None || property.IsIndexer)
        {
            return Invalid(DeclarationDiagnostics.ExtentNotReadOnly, property, Display(property));
        }

        return IsUsableClass(element, property.ContainingAssembly, cancellationToken)
            ? Verdict.Valid
            : Verdict.ReportedElsewhere;
    }

    /// <summary>Whether a property of a store is an object that the store has exactly one of.</summary>
    public static bool IsSingle(IPropertySymbol property) =>
        PersistentTypes.IsGeneratedProperty(property) && property.Type.IsMarkedPersistent();

    /// <summary>Whether a single of a valid store can be generated.</summary>
    public static Verdict Single(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)property.Type;
        var advice =
            property.GetMethod is null || property.SetMethod is not null || property.RefKind != RefKind.None || property.IsIndexer
                ? "declare the property with 'get' as its only accessor"
            : property.NullableAnnotation == NullableAnnotation.Annotated ? "it is never null, so remove the question mark"
            : type.IsGenericType || type.IsAbstract ? $"'{Display(type)}' has no objects of its own, so name a class that derives from it"
            : !Constructors.CanBeMadeWithoutArguments(type, property.ContainingAssembly) ? $"give '{Display(type)}' a constructor without parameters, and no required members"
            : null;
        return advice is not null ? Invalid(DeclarationDiagnostics.SingleNotUsable, property, Display(property), advice)
            : IsUsableClass(type, property.ContainingAssembly, cancellationToken) ? Verdict.Valid
            : Verdict.ReportedElsewhere;
    }

    static bool DerivesFromInvalidStore(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.BaseType is { } baseType
        && PersistentTypes.IsStore(baseType)
        && SymbolEqualityComparer.Default.Equals(baseType.ContainingAssembly, type.ContainingAssembly)
        && !Store(baseType.OriginalDefinition, cancellationToken).IsValid;

    static string? UnsupportedStoreBecause(INamedTypeSymbol type) =>
        type.IsAbstract ? "abstract"
        : type.IsFileLocal ? "file-local"
        : !type.BaseType.Is(MetadataNames.PersistentStore) ? $"derived from '{Display(type.BaseType!)}'"
        : Enclosing(type).Any(current => current.IsGenericType) ? "generic or nested in a generic type"
        : null;

    static ISymbol? ReservedMember(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member.Name is "Open" or "OpenAsync" or "InMemory" or "PreviewMigrations" or "SchemaVersion" or "RetiredClasses" or "Migrations")
            .Where(member => !GeneratedMembers.IsGenerated(member))
            .FirstOrDefault(member => member is not IMethodSymbol method || IsReserved(method));

    // An overload of the user's own is welcome; only one that would be the same method is not.
    static bool IsReserved(IMethodSymbol method)
    {
        var first = method.Parameters.FirstOrDefault()?.Type;
        var takesOptions = first.Is(MetadataNames.StoreOptions);
        var takesDirectory = first is { SpecialType: SpecialType.System_String };
        return !method.IsGenericMethod && method.Name switch
        {
            "Open" or "PreviewMigrations" => method.Parameters.Length == 1 && (takesOptions || takesDirectory),
            "InMemory" => method.Parameters.Length == 1 && takesOptions,
            "SchemaVersion" or "RetiredClasses" or "Migrations" => true,
            _ => method.Parameters.Length == 3 && (takesOptions || takesDirectory),
        };
    }
}
