using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Emit;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// Tells the generator's own members from the user's. They are not there while a class is generated, but they are in
/// referenced assemblies and whenever an analyzer asks.
/// </summary>
static class GeneratedMembers
{
    public static bool IsGenerated(ISymbol member) =>
        member.GetAttributes().Any(attribute =>
            attribute.AttributeClass.Is(MetadataNames.GeneratedCodeAttribute)
            && attribute.ConstructorArguments.FirstOrDefault().Value is GeneratedCode.Tool);

    /// <summary>
    /// Whether the class has a <c>ToString</c> of the user's, own or inherited from a persistent class.
    /// </summary>
    public static bool HasUserToString(INamedTypeSymbol type) =>
        PersistentTypes.PersistentBases(type).Prepend(type).Any(current =>
            current.GetMembers("ToString").Any(member =>
                member is not IMethodSymbol { Parameters.IsEmpty: false } && !IsGenerated(member)));
}
