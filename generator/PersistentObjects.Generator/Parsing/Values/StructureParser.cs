using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>The definition of a structure, or why there is none.</summary>
readonly record struct ParsedStructure(StructureDefinition? Definition, ShapeProblem? Problem);

/// <summary>Reads tuples, structs and immutable records.</summary>
static class StructureParser
{
    /// <summary>Whether the type is of a kind that can be stored by its members.</summary>
    public static bool MayBeStructure(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct, IsRefLikeType: false, SpecialType: SpecialType.None } && !IsOfTheFramework(type)
        || type is { IsRecord: true, TypeKind: TypeKind.Class };

    public static ParsedStructure Parse(
        INamedTypeSymbol type,
        Func<ITypeSymbol, ParsedShape> parsePart,
        IAssemblySymbol assembly)
    {
        if (type.IsAbstract)
        {
            return Refuse(type, "is abstract, so that each value would be of another type: use a record that is not, or give it a [Codec]");
        }

        var state = type is { IsTupleType: true, TupleElements.Length: > 1 }
            ? StructureState.OfTuple(type)
            : StructureState.Of(type, assembly);
        if (state.Problem is { } problem)
        {
            return new ParsedStructure(null, problem);
        }

        var members = new List<StructureMember>();
        foreach (var member in state.Members)
        {
            var shape = parsePart(member.Type);
            if (shape.Shape is null)
            {
                var inside = shape.Problem!; // Without a shape there is a problem.
                return new ParsedStructure(null, inside.Member is null ? inside with { Member = member.Symbol } : inside);
            }

            members.Add(new StructureMember(member.Symbol.Name, member.Type.ToSource(), shape.Shape));
        }

        return new ParsedStructure(
            new StructureDefinition(
                type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToSource(),
                type.IsReferenceType,
                type.IsSealed,
                members.ToEquatableArray(),
                Construction(state, members)),
            null);
    }

    static Construction Construction(StructureState state, List<StructureMember> members)
    {
        StructureMember Named(string name) => members.Single(member => member.Name == name);

        return new Construction(
            state.Kind,
            state.Arguments.Select(argument => Named(argument.Symbol.Name)).ToEquatableArray(),
            state.Initialized.Select(member => member.Symbol.Name).ToEquatableArray());
    }

    // Structs of the framework hold what nobody outside can give them, such as a token's source. A pair of key and value
    // and the one-element tuple are plain.
    static bool IsOfTheFramework(INamedTypeSymbol type) =>
        !type.IsTupleType
        && IsInFramework(type)
        && !type.Is(MetadataNames.KeyValuePair);

    /// <summary>Whether the type is the framework's, and so never declared differently.</summary>
    public static bool IsInFramework(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
        && type.ContainingNamespace is { } space
        && Outermost(space) is "System" or "Microsoft";

    static string Outermost(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space.Name;
    }

    static ParsedStructure Refuse(INamedTypeSymbol type, string reason) => new(null, new ShapeProblem(type, reason));
}
