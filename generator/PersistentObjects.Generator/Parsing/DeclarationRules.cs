using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// Whether a declaration is valid: the one place that decides it. The generator emits throwing stubs for what is
/// invalid, and analyzers ask the same questions, so every rule must give the same answer before and after
/// generation: rules look at what the user declared, never at what is generated.
/// </summary>
static partial class DeclarationRules
{
    // The compiler's enumeration of language versions names this one only from the next version on.
    const int CSharp14 = 1400;

    /// <summary>Whether a class marked [Persistent] can be persistent. Its properties are judged one by one.</summary>
    public static Verdict Class(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var shape = ClassShape(type, cancellationToken);
        return shape.IsValid ? ClassConstructors(type) : shape;
    }

    /// <summary>
    /// Whether generated code may treat the class as persistent. For a class of another assembly the compiled interface
    /// answers; for one of this assembly, whose generated part does not exist yet, the rules do.
    /// </summary>
    public static bool IsUsableClass(INamedTypeSymbol type, IAssemblySymbol assembly, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly)
            ? Class(type, cancellationToken).IsValid
            : type.AllInterfaces.Any(candidate =>
                candidate.OriginalDefinition.Is(MetadataNames.PersistentClassInterface)
                && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type));

    /// <summary>Whether a part of the type can be emitted at all, be it a stub.</summary>
    public static bool CanHaveGeneratedPart(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SupportsFieldKeyword(type)
        && Enclosing(type).All(current => IsPartial(current, cancellationToken) && !current.IsFileLocal);

    /// <summary>Whether a class gets PersistentObject as its base, valid or as a stub.</summary>
    public static bool BecomesPersistentObject(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.IsMarkedPersistent()
        && NotAClassBecause(type) is null
        && type.BaseType is { SpecialType: SpecialType.System_Object }
        && CanHaveGeneratedPart(type, cancellationToken);

    /// <summary>Whether the class derives from PersistentObject, once everything is generated.</summary>
    public static bool IsOrBecomesPersistentObject(
        INamedTypeSymbol type,
        IAssemblySymbol assembly,
        CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(MetadataNames.PersistentObject)
                || (SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, assembly)
                    && BecomesPersistentObject(current, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    static Verdict ClassShape(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!SupportsFieldKeyword(type))
        {
            return Invalid(DeclarationDiagnostics.LanguageVersion, type, Display(type), LanguageVersionFacts.ToDisplayString(LanguageVersionOf(type)));
        }

        if (NotAClassBecause(type) is { } kind)
        {
            return Invalid(DeclarationDiagnostics.NotAClass, type, Display(type), kind);
        }

        if (!IsPartial(type, cancellationToken))
        {
            return Invalid(DeclarationDiagnostics.ClassNotPartial, type, Display(type));
        }

        if (Enclosing(type).FirstOrDefault(current => !IsPartial(current, cancellationToken)) is { } container)
        {
            return Invalid(DeclarationDiagnostics.ContainerNotPartial, type, Display(type), Display(container));
        }

        if (Enclosing(type).Skip(1).FirstOrDefault(current => current.IsGenericType) is { } generic)
        {
            return Invalid(
                DeclarationDiagnostics.GenericClass,
                type,
                Display(type),
                $"nested in the generic type '{Display(generic)}'",
                "declare it outside");
        }

        if (type is { IsGenericType: true, IsAbstract: false })
        {
            return Invalid(
                DeclarationDiagnostics.GenericClass,
                type,
                Display(type),
                "generic and not abstract",
                "make it abstract, and derive a class without type parameters for each use");
        }

        if (PersistentTypes.Reach(type) == Accessibility.Private)
        {
            return Invalid(
                DeclarationDiagnostics.ClassNotReachable,
                type,
                Display(type),
                "is",
                "it, and the types that contain it,");
        }

        return ClassBase(type, cancellationToken);
    }

    static Verdict ClassBase(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var baseType = type.BaseType;
        if (baseType is null or { TypeKind: TypeKind.Error })
        {
            return Verdict.ReportedElsewhere;
        }

        if (baseType.SpecialType == SpecialType.System_Object || baseType.Is(MetadataNames.PersistentObject))
        {
            return Verdict.Valid;
        }

        if (!baseType.IsMarkedPersistent())
        {
            return Invalid(DeclarationDiagnostics.BaseNotPersistent, type, Display(type), Display(baseType));
        }

        if (!IsUsableClass(baseType.OriginalDefinition, type.ContainingAssembly, cancellationToken))
        {
            return Verdict.ReportedElsewhere;
        }

        return baseType.TypeArguments.FirstOrDefault(argument => PersistentTypes.Reach(argument) == Accessibility.Private) is { } hidden
            ? Invalid(
                DeclarationDiagnostics.ClassNotReachable,
                type,
                Display(type),
                $"derives from '{Display(baseType)}', and '{Display(hidden)}' is",
                $"'{Display(hidden)}'")
            : Verdict.Valid;
    }

    static Verdict ClassConstructors(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared))
        {
            if (constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax))
            {
                return Invalid(DeclarationDiagnostics.PrimaryConstructor, type, Display(type));
            }

            // The generated constructor itself is not a mistake: analyzers see it where the generator does not.
            if (constructor.Parameters is { Length: 1 } parameters
                && parameters[0].RefKind == RefKind.Ref
                && parameters[0].Type.Is(MetadataNames.Recovery)
                && !GeneratedMembers.IsGenerated(constructor))
            {
                return Invalid(DeclarationDiagnostics.ReservedConstructor, constructor, Display(type));
            }
        }

        return Constructors.Declared(type).Any() || Constructors.CalledByDefault(type) is not null
            ? Verdict.Valid
            : Invalid(DeclarationDiagnostics.ConstructorNeeded, type, Display(type), Display(type.BaseType!));
    }

    static string? NotAClassBecause(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Class } => "record",
        { IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        { IsStatic: true } => "static class",
        _ => null,
    };

    /// <summary>The type and the types that contain it, innermost first.</summary>
    static IEnumerable<INamedTypeSymbol> Enclosing(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    static bool SupportsFieldKeyword(INamedTypeSymbol type) => (int)LanguageVersionOf(type) >= CSharp14;

    static LanguageVersion LanguageVersionOf(INamedTypeSymbol type) =>
        ((CSharpParseOptions)type.DeclaringSyntaxReferences[0].SyntaxTree.Options).LanguageVersion;

    /// <summary>The symbol as messages name it.</summary>
    public static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    static Verdict Invalid(DiagnosticDescriptor rule, ISymbol place, params string[] arguments) =>
        Verdict.Invalid(Problem(rule, place, arguments));

    /// <summary>A problem at the place where a symbol is declared.</summary>
    public static DiagnosticInfo Problem(DiagnosticDescriptor rule, ISymbol place, params string[] arguments) =>
        new(rule.Id, LocationInfo.From(place.Locations.FirstOrDefault()), arguments.ToEquatableArray());
}
