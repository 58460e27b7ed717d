using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Which constructors a class has, and which one it must be given.</summary>
static class Constructors
{
    /// <summary>The constructors that the user declared, the same before and after generation.</summary>
    public static IEnumerable<IMethodSymbol> Declared(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(constructor =>
            !constructor.IsImplicitlyDeclared && !GeneratedMembers.IsGenerated(constructor));

    /// <summary>The parameterless constructor to add, given that the class is valid.</summary>
    public static DefaultConstructor Default(INamedTypeSymbol type) =>
        Declared(type).Any() ? DefaultConstructor.None
        : CallSetsRequiredMembers(type) ? DefaultConstructor.SetsRequiredMembers
        : DefaultConstructor.Plain;

    /// <summary>Whether <c>new T()</c> compiles in an assembly, once everything is generated.</summary>
    public static bool CanBeMadeWithoutArguments(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var constructor = Declared(type).FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
        if (constructor is null && Declared(type).Any())
        {
            return false;
        }

        var isVisible = constructor is null || constructor.DeclaredAccessibility == Accessibility.Public
            || (constructor.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly));
        var setsRequired = constructor?.HasAttribute(MetadataNames.SetsRequiredMembersAttribute) ?? CallSetsRequiredMembers(type);
        return isVisible && (setsRequired || !HasRequiredMembers(type));
    }

    /// <summary>Whether the class or a persistent base class has members that an object initializer must set.</summary>
    public static bool HasRequiredMembers(INamedTypeSymbol type) =>
        PersistentTypes.PersistentBases(type).Prepend(type).Any(current =>
            current.GetMembers().Any(member =>
                member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }));

    /// <summary>The constructor of the base class that one without <c>: base(...)</c> calls, if there is one.</summary>
    public static IMethodSymbol? CalledByDefault(INamedTypeSymbol type) =>
        type.BaseType!.InstanceConstructors
            .Where(constructor =>
                constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
                && IsAccessible(constructor, type))
            .OrderBy(constructor => constructor.Parameters.Length)
            .FirstOrDefault();

    // A constructor that calls one with [SetsRequiredMembers] must have it as well. The base class's own generated
    // constructor does not exist yet when both are compiled together; its implicit one stands for it.
    static bool CallSetsRequiredMembers(INamedTypeSymbol type) =>
        CalledByDefault(type) is { } called
        && (called.IsImplicitlyDeclared && type.BaseType.IsMarkedPersistent()
            ? CallSetsRequiredMembers(type.BaseType!)
            : called.HasAttribute(MetadataNames.SetsRequiredMembersAttribute));

    static bool IsAccessible(IMethodSymbol constructor, INamedTypeSymbol from) =>
        constructor.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
            Accessibility.Internal or Accessibility.ProtectedAndInternal =>
                SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, from.ContainingAssembly),
            _ => false,
        };
}
