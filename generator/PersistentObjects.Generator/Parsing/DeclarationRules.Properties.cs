using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <content>Rules for properties and their indexes.</content>
static partial class DeclarationRules
{
    /// <summary>Whether a partial property of a valid class can be persistent.</summary>
    public static Verdict Property(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (property.IsIndexer || property.RefKind != RefKind.None)
        {
            var reason = property.IsIndexer ? "is an indexer" : "returns by reference";
            return Invalid(DeclarationDiagnostics.UnsupportedProperty, property, Display(property), reason);
        }

        if (property.GetMethod is null || property.SetMethod is null)
        {
            return Invalid(DeclarationDiagnostics.AccessorMissing, property, Display(property));
        }

        if (StoredInBase(property) is { } stored)
        {
            return Invalid(
                DeclarationDiagnostics.PropertyStoredTwice,
                property,
                Display(property),
                Display(stored.ContainingType),
                stored.Name);
        }

        return PersistentTypes.DependsOnTypeParameter(property.Type)
            ? TypeParameterProperty(property)
            : PropertyType(property, property.ContainingAssembly, cancellationToken);
    }

    /// <summary>
    /// Whether a property of a generic base class can be persistent with the type that it has in a class which closes the
    /// base class. What is wrong is reported at the class, since its choice of a type argument is the mistake.
    /// </summary>
    public static Verdict ClosedProperty(IPropertySymbol property, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // A compiled class was judged when it was compiled, and does not show its private accessors any more.
        var isCompiled = !SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, type.ContainingAssembly);
        if (!isCompiled && !Property(property.OriginalDefinition, cancellationToken).IsValid)
        {
            return Verdict.ReportedElsewhere;
        }

        var verdict = PersistentTypes.DependsOnTypeParameter(property.OriginalDefinition.Type)
            ? PropertyType(property, type.ContainingAssembly, cancellationToken)
            : Verdict.Valid;
        return verdict.Problem is { } problem
            ? Verdict.Invalid(problem with { Location = LocationInfo.From(type.Locations.FirstOrDefault()) })
            : verdict;
    }

    /// <summary>
    /// Whether what is declared as an index of a property is one. There is none without an attribute.
    /// </summary>
    public static Verdict Index(IPropertySymbol property, bool isPersistent)
    {
        var unique = property.HasAttribute(MetadataNames.UniqueAttribute);
        var equality = property.HasAttribute(MetadataNames.IndexAttribute);
        if (!isPersistent)
        {
            return Invalid(
                DeclarationDiagnostics.IndexWithoutProperty,
                property,
                Display(property),
                unique ? "Unique" : "Index");
        }

        return unique && equality
            ? Invalid(DeclarationDiagnostics.IndexedTwice, property, Display(property))
            : Verdict.Valid;
    }

    /// <summary>
    /// The warning that the compiler would give at a property which no constructor sets. It can't, since the
    /// constructor that it would look at is a generated one.
    /// </summary>
    public static DiagnosticInfo? NeverInitialized(IPropertySymbol property, PropertyDeclaration declaration)
    {
        var isNull = property is
        {
            Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated },
            IsRequired: false,
        };
        return isNull
            && !Constructors.Declared(property.ContainingType).Any()
            && !declaration.HasInitializer
            ? Problem(DeclarationDiagnostics.NeverInitialized, property, Display(property))
            : null;
    }

    static Verdict PropertyType(IPropertySymbol property, IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        var type = property.Type;
        var value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        if (value is INamedTypeSymbol target && target.IsMarkedPersistent())
        {
            if (target.IsGenericType)
            {
                return Invalid(DeclarationDiagnostics.GenericReference, property, Display(property), Display(target.WithNullableAnnotation(NullableAnnotation.None)));
            }

            return IsUsableClass(target, assembly, cancellationToken)
                ? Verdict.Valid
                : Verdict.ReportedElsewhere;
        }

        if (ValueShapeParser.Parse(type) is null)
        {
            return Invalid(DeclarationDiagnostics.UnsupportedType, property, Display(property), Display(type));
        }

        return PersistentTypes.Reach(value) == Accessibility.Private
            ? Invalid(DeclarationDiagnostics.TypeNotReachable, property, Display(property), Display(value))
            : Verdict.Valid;
    }

    // The type itself is judged where a class gives the type parameters types, maybe in another assembly. There the
    // compiler shows what is visible there and nothing else.
    static Verdict TypeParameterProperty(IPropertySymbol property) =>
        property.DeclaredAccessibility
                is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            || PersistentTypes.Reach(property.ContainingType) != Accessibility.Public
                ? Verdict.Valid
                : Invalid(DeclarationDiagnostics.HiddenTypeParameter, property, Display(property), Display(property.Type));

    static IPropertySymbol? StoredInBase(IPropertySymbol property) =>
        PersistentTypes.PersistentBases(property.ContainingType)
            .SelectMany(current => current.GetMembers(property.Name))
            .OfType<IPropertySymbol>()
            .FirstOrDefault(candidate => !candidate.IsStatic && PersistentTypes.IsGeneratedProperty(candidate));
}
