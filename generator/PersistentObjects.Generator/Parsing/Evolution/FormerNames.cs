using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Evolution;

/// <summary>
/// Reads [FormerlyNamed]. A type's former names are given in full, and a nested type was also called differently when the
/// type around it was.
/// </summary>
static class FormerNames
{
    const string Global = "global::";

    /// <summary>The former names of a property, a field, or a member of a structure, sorted.</summary>
    public static EquatableArray<string> OfMember(ISymbol member) =>
        Parameters(member).Prepend(member)
            .SelectMany(Declared)
            .Where(IsMemberName)
            .Where(name => name != member.Name)
            .Sorted();

    /// <summary>The full former names of a type without type arguments, sorted.</summary>
    public static EquatableArray<string> OfType(INamedTypeSymbol type) =>
        All(type, static name => name.Name, static (name, _) => name);

    /// <summary>The same with the number of type parameters behind each, as the contract names types.</summary>
    public static EquatableArray<string> OfDefinition(INamedTypeSymbol type) =>
        All(
            type.OriginalDefinition,
            static name => name.MetadataName,
            static (name, type) => type.Arity == 0 ? name : $"{name}`{type.Arity}");

    /// <summary>Whether a text can have been the name of a property or a field.</summary>
    public static bool IsMemberName(string name) => SyntaxFacts.IsValidIdentifier(name);

    /// <summary>Whether a text can have been the name of a type, in full or in short.</summary>
    public static bool IsTypeName(string name) => WithoutGlobal(name).Split('.', '+').All(SyntaxFacts.IsValidIdentifier);

    /// <summary>The full name that an attribute on an assembly means, where there is no namespace to complete it.</summary>
    public static string WithoutGlobal(string name) =>
        name.StartsWith(Global, StringComparison.Ordinal) ? name.Substring(Global.Length) : name;

    /// <summary>The full names that a former name of a type means: several, when the type around it has had several.</summary>
    public static IEnumerable<string> Resolve(INamedTypeSymbol type, string name) =>
        Resolve(type, name, static current => current.Name, static (text, _) => text);

    /// <summary>What the attributes of a symbol say, valid or not.</summary>
    static IEnumerable<string> Declared(ISymbol symbol) =>
        symbol.Attributes(MetadataNames.FormerlyNamedAttribute).Select(attribute => attribute.FirstText());

    // On a parameter of a positional record an attribute is the parameter's.
    static IEnumerable<ISymbol> Parameters(ISymbol member) =>
        member is IPropertySymbol { ContainingType.IsRecord: true }
            ? member.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == member.Name)
            : [];

    static EquatableArray<string> All(
        INamedTypeSymbol type,
        Func<INamedTypeSymbol, string> simple,
        Func<string, INamedTypeSymbol, string> complete) =>
        Former(type, simple, complete).Where(name => name != Today(type, simple)).Sorted();

    static IEnumerable<string> Former(
        INamedTypeSymbol type,
        Func<INamedTypeSymbol, string> simple,
        Func<string, INamedTypeSymbol, string> complete) =>
        Declared(type)
            .Where(IsTypeName)
            .SelectMany(name => Resolve(type, name, simple, complete))
            .Concat(type.ContainingType is { } container
                ? Former(container, simple, complete).Select(outer => $"{outer}+{simple(type)}")
                : []);

    static IEnumerable<string> Resolve(
        INamedTypeSymbol type,
        string name,
        Func<INamedTypeSymbol, string> simple,
        Func<string, INamedTypeSymbol, string> complete)
    {
        var full = complete(WithoutGlobal(name), type);
        return name.IndexOfAny(['.', '+', ':']) >= 0 ? [full]
            : type.ContainingType is { } container
                ? Former(container, simple, complete).Prepend(Today(container, simple)).Select(outer => $"{outer}+{full}")
            : [InNamespace(type, full)];
    }

    static string Today(INamedTypeSymbol type, Func<INamedTypeSymbol, string> simple) =>
        type.ContainingType is { } container ? $"{Today(container, simple)}+{simple(type)}" : InNamespace(type, simple(type));

    static string InNamespace(INamedTypeSymbol type, string name) =>
        Identifiers.MetadataNamespace(type) is { Length: > 0 } space ? $"{space}.{name}" : name;

    static EquatableArray<string> Sorted(this IEnumerable<string> names) =>
        names.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
}
