using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>The shape of a type, or why it has none.</summary>
readonly record struct ParsedShape(ValueShape? Shape, ShapeProblem? Problem)
{
    public static implicit operator ParsedShape(ValueShape shape) => new(shape, null);

    public static implicit operator ParsedShape(ShapeProblem problem) => new(null, problem);
}

/// <summary>Why values of a type can't be stored.</summary>
/// <param name="Type">The type in question: the property's own, or one that it is composed of.</param>
/// <param name="Reason">What continues "its type 'X' ...", with what to do behind a colon.</param>
/// <param name="Member">The member of a structure that has this type, if there is one.</param>
sealed record ShapeProblem(ITypeSymbol Type, string Reason, ISymbol? Member = null)
{
    /// <summary>The rule that the declaration breaks.</summary>
    public DiagnosticDescriptor Rule { get; init; } = DeclarationDiagnostics.UnsupportedType;

    /// <summary>What else is to be done where the type is the property's own, to stand behind the reason.</summary>
    public string OtherRemedy { get; init; } = "";

    /// <summary>Whether another declaration's diagnostic already says what is wrong.</summary>
    public bool IsReportedElsewhere { get; init; }

    /// <summary>The whole clause about a property of this type.</summary>
    public string Describe(ITypeSymbol declared) =>
        // The message of this rule is about the class that it names.
        Rule == DeclarationDiagnostics.GenericReference
            ? DeclarationRules.Display(Type.WithNullableAnnotation(NullableAnnotation.None))
            : $"{Subject(declared)} {Reason}{(IsOwn(declared) ? OtherRemedy : "")}";

    string Subject(ITypeSymbol declared)
    {
        var type = DeclarationRules.Display(Type);
        return Member is not null ? $"'{DeclarationRules.Display(Member)}' of type '{type}'"
            : IsOwn(declared) ? $"its type '{type}'"
            : $"'{type}' in its type";
    }

    bool IsOwn(ITypeSymbol declared) => Member is null && SymbolEqualityComparer.Default.Equals(Type, declared);
}
