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
