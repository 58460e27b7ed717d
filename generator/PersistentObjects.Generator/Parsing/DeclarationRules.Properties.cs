using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <content>Rules for properties and their indexes.</content>
static partial class DeclarationRules
{
    /// <summary>Whether a partial property of a valid class can be persistent, for one who does not ask of its shape.</summary>
    public static Verdict Property(IPropertySymbol property, CancellationToken cancellationToken) =>
        Property(property, new ValueShapeParser(property.ContainingAssembly, cancellationToken));

    /// <summary>Whether a partial property of a valid class can be persistent.</summary>
    public static Verdict Property(IPropertySymbol property, ValueShapeParser shapes)
    {
        if (property.IsIndexer || property.RefKind != RefKind.None)
        {
            var reason = property.IsIndexer ? "is an indexer" : "returns by reference";
            return Invalid(DeclarationDiagnostics.UnsupportedProperty, property, Display(property), reason);
        }

        if (property.Type.IsPersistentCollection())
        {
            return Collection(property) is { } advice
                ? Invalid(DeclarationDiagnostics.CollectionProperty, property, Display(property), advice)
                : Content(property, shapes);
        }

        if (property.GetMethod is null || property.SetMethod is null)
        {
            return Invalid(DeclarationDiagnostics.AccessorMissing, property, Display(property));
        }

        return Content(property, shapes);
    }

    /// <summary>Whether an ordinary property could be persistent if it were partial and had the accessors.</summary>
    public static bool CouldBePersistent(IPropertySymbol property, CancellationToken cancellationToken) =>
        property is { IsStatic: false, IsIndexer: false, RefKind: RefKind.None }
        && Content(property, new ValueShapeParser(property.ContainingAssembly, cancellationToken)).IsValid;

    // What is to be done that a property can be a persistent collection.
    static string? Collection(IPropertySymbol property) =>
        property.SetMethod is not null || property.GetMethod is null ? "declare it with 'get' as its only accessor"
        : property.NullableAnnotation == NullableAnnotation.Annotated ? "it is never null, so remove the question mark"
        : HasInitializer(property) ? "it begins empty, so remove the initializer and fill it in a constructor"
        : PersistentTypes.DependsOnTypeParameter(property.Type) ? "its elements can't be of a type parameter, so move it to the classes that derive from this one"
        : null;

    static bool HasInitializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });

    // Whether what the property holds can be stored under its name.
    static Verdict Content(IPropertySymbol property, ValueShapeParser shapes)
    {
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
            : PropertyType(property, shapes);
    }

    /// <summary>
    /// Whether a property of a generic base class can be persistent with the type that it has in a class which closes the
    /// base class. What is wrong is reported at the class, since its choice of a type argument is the mistake.
    /// </summary>
    public static Verdict ClosedProperty(IPropertySymbol property, INamedTypeSymbol type, ValueShapeParser shapes)
    {
        // A compiled class was judged when it was compiled, and does not show its private accessors any more.
        var isCompiled = !SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, type.ContainingAssembly);
        if (!isCompiled && !Property(property.OriginalDefinition, shapes).IsValid)
        {
            return Verdict.ReportedElsewhere;
        }

        var verdict = PersistentTypes.DependsOnTypeParameter(property.OriginalDefinition.Type)
            ? ClosedPropertyType(property, shapes)
            : Verdict.Valid;
        return At(type, verdict);
    }

    /// <summary>
    /// Whether the compiler would warn of a property which no constructor sets. It can't, since the constructor that it
    /// would look at is a generated one.
    /// </summary>
    public static bool IsNullInNewObject(IPropertySymbol property, PropertyDeclaration declaration) =>
        property is
        {
            Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated },
            IsRequired: false,
        }
        && !property.Type.IsPersistentCollection()
        && !Constructors.Declared(property.ContainingType).Any()
        && !declaration.HasInitializer;

    static Verdict PropertyType(IPropertySymbol property, ValueShapeParser shapes)
    {
        if (shapes.Parse(property).Problem is { } problem)
        {
            return problem.IsReportedElsewhere
                ? Verdict.ReportedElsewhere
                : Invalid(problem.Rule, property, Display(property), problem.Describe(property.Type));
        }

        var value = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : property.Type;
        return PersistentTypes.Reach(value) == Accessibility.Private
            ? Invalid(DeclarationDiagnostics.TypeNotReachable, property, Display(property), Display(value))
            : Verdict.Valid;
    }

    // The setter is the generic class's, which does not know that it would have to copy.
    static Verdict ClosedPropertyType(IPropertySymbol property, ValueShapeParser shapes) =>
        shapes.Parse(property).Shape is { IsCopiedWhenSet: true }
            ? Invalid(
                DeclarationDiagnostics.UnsupportedType,
                property,
                Display(property),
                $"its type '{Display(property.Type)}' would have to be copied when it is set: use 'ImmutableArray<byte>'")
            : PropertyType(property, shapes);

    static Verdict At(INamedTypeSymbol type, Verdict verdict) =>
        verdict.Problem is { } problem
            ? Verdict.Invalid(problem with { Location = LocationInfo.From(type.Locations.FirstOrDefault()) })
            : verdict;

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
