using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// What a value of a struct or record consists of, and how to make one of it: a constructor whose parameters are
/// members, and an initializer for the rest. The same way that serializers go, so that what a user's constructor checks
/// is checked here too, and no state is written behind its back.
/// </summary>
sealed record StructureState(
    IReadOnlyList<StateMember> Members,
    ConstructionKind Kind,
    IReadOnlyList<StateMember> Arguments,
    IReadOnlyList<StateMember> Initialized,
    ShapeProblem? Problem)
{
    const string Remedy = "or give it a [Codec]";

    public static StructureState OfTuple(INamedTypeSymbol tuple)
    {
        // An element may have a name of the user's; its place is what counts.
        var elements = tuple.TupleElements
            .Select(element => element.CorrespondingTupleField ?? element)
            .Select((field, i) => new StateMember(field, tuple.TupleElements[i].Type, IsSettable: false, IsRequired: false))
            .ToList();
        return new StructureState(elements, ConstructionKind.Tuple, elements, [], null);
    }

    public static StructureState Of(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var members = MembersOf(type, assembly);
        return Unusable(type, members, assembly) is { } problem ? Refuse(type, problem) : Construct(type, members, assembly);
    }

    /// <summary>What a value consists of, also of a type that can't be stored.</summary>
    public static List<StateMember> MembersOf(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var members = new List<StateMember>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            var own = IsSource(current)
                ? SourceMembers(current, assembly)
                : PublicMembers(current, assembly);
            members.InsertRange(0, own);
        }

        return members;
    }

    /// <summary>Every instance field counts: what is not stored would be lost.</summary>
    static IEnumerable<StateMember> SourceMembers(INamedTypeSymbol type, IAssemblySymbol assembly) =>
        type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(field => field is { IsStatic: false, IsConst: false })
            .OrderBy(field => field.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(field => field.Locations[0].SourceSpan.Start)
            .Select(field => field.AssociatedSymbol is IPropertySymbol property
                ? StateMember.Of(property, assembly)
                : StateMember.Of(field, assembly));

    /// <summary>
    /// Of a type of another assembly only what can be named is known: its fields, and its properties as far as they can be
    /// given back or have a field of their own, whose getter the compiler has written. Other properties are computed.
    /// </summary>
    static IEnumerable<StateMember> PublicMembers(INamedTypeSymbol type, IAssemblySymbol assembly) =>
        type.GetMembers()
            .Where(member => !member.IsStatic && StateMember.IsAccessible(member, assembly))
            .Select(member => member switch
            {
                IFieldSymbol field => StateMember.Of(field, assembly),
                IPropertySymbol { IsIndexer: false, GetMethod: not null } property
                    when property.SetMethod is not null || IsParameter(property) || IsAutomatic(property) => StateMember.Of(property, assembly),
                _ => null,
            })
            .OfType<StateMember>();

    static bool IsAutomatic(IPropertySymbol property) =>
        property.GetMethod!.HasAttribute(MetadataNames.CompilerGeneratedAttribute);

    static bool IsParameter(IPropertySymbol property) =>
        property.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => IsSame(parameter, property.Name, property.Type)));

    static string? Unusable(INamedTypeSymbol type, List<StateMember> members, IAssemblySymbol assembly)
    {
        if (type.IsReferenceType && members.FirstOrDefault(IsMutable) is { } mutable)
        {
            return $"can be changed without the store noticing, since '{DeclarationRules.Display(mutable.Symbol)}' can be set: make it 'init', {Remedy}";
        }

        if (UnknownField(type, members) is { } unknown)
        {
            return $"has the field '{unknown.Name}', which belongs to none of its properties, so that generated code can't read it: give it a [Codec]";
        }

        if (members.FirstOrDefault(member => !member.IsReadable(assembly)) is { } hidden)
        {
            return hidden.Symbol.CanBeReferencedByName
                ? $"has '{DeclarationRules.Display(hidden.Symbol)}', which generated code can't read: make it accessible, {Remedy}"
                : $"keeps a parameter of its primary constructor that generated code can't read: make it a property, {Remedy}";
        }

        return members.GroupBy(member => member.Symbol.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"has two members named '{twice.Key}': rename one, {Remedy}"
            : null;
    }

    /// <summary>
    /// Of another assembly's struct the compiler shows all fields, also private ones, and what is in a field that is no
    /// property's would be lost. Of a class it shows none of them. A pair of key and value is known to be what it seems.
    /// </summary>
    static IFieldSymbol? UnknownField(INamedTypeSymbol type, List<StateMember> members) =>
        type.IsReferenceType || IsSource(type) || type.Is(MetadataNames.KeyValuePair)
            ? null
            : type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
                !field.IsStatic
                && !members.Any(member =>
                    SymbolEqualityComparer.Default.Equals(member.Symbol, field) || field.Name == $"<{member.Symbol.Name}>k__BackingField"));

    static bool IsMutable(StateMember member) => member.Symbol switch
    {
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    static StructureState Construct(INamedTypeSymbol type, List<StateMember> members, IAssemblySymbol assembly)
    {
        // The primary constructor is what the user means by the type; otherwise the one that asks for least.
        var candidates = type.InstanceConstructors
            .Where(constructor => !IsCopyConstructor(constructor))
            .OrderBy(constructor => IsPrimary(constructor) ? 0 : 1)
            .ThenBy(constructor => StateMember.IsAccessible(constructor, assembly) ? 0 : 1)
            .ThenBy(constructor => constructor.Parameters.Length);
        foreach (var constructor in candidates)
        {
            if (TryConstruct(constructor, members, assembly) is { } state)
            {
                return state;
            }

            if (IsPrimary(constructor))
            {
                break;
            }
        }

        return Refuse(
            type,
            $"has no constructor that can be given its members, each as a parameter of the same name and type or by 'init': add one, {Remedy}");
    }

    static StructureState? TryConstruct(IMethodSymbol constructor, List<StateMember> members, IAssemblySymbol assembly)
    {
        var isHidden = !StateMember.IsAccessible(constructor, assembly);
        if (isHidden && (!IsSource(constructor.ContainingType) || constructor.ContainingType.IsGenericType))
        {
            return null;
        }

        var arguments = new List<StateMember>();
        foreach (var parameter in constructor.Parameters)
        {
            if (members.FirstOrDefault(member => IsSame(parameter, member.Symbol.Name, member.Type)) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        var setsRequired = constructor.HasAttribute(MetadataNames.SetsRequiredMembersAttribute);
        var rest = members.Where(member => !arguments.Contains(member) || (member.IsRequired && !setsRequired)).ToList();
        return rest.All(member => member.IsSettable) && !(isHidden && rest.Count > 0)
            ? new StructureState(
                members,
                isHidden ? ConstructionKind.HiddenConstructor : ConstructionKind.Constructor,
                arguments,
                rest,
                null)
            : null;
    }

    static bool IsSame(IParameterSymbol parameter, string name, ITypeSymbol type) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, type);

    static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor is { ContainingType.IsReferenceType: true, Parameters.Length: 1 }
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    static bool IsSource(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty;

    static StructureState Refuse(INamedTypeSymbol type, string reason) =>
        new([], default, [], [], new ShapeProblem(type, reason));
}
