using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>[StringLength], [MinLength], [MaxLength] and [Length]. The latter count by reflection; here the type says how.</summary>
static class LengthRules
{
    const int Unlimited = -1;

    public static ParsedRule StringLength(AttributeData attribute, ITypeSymbol type, string? message)
    {
        var maximum = (int)Annotations.Argument(attribute, 0)!;
        var minimum = Annotations.Named(attribute, "MinimumLength") as int? ?? 0;
        return type.SpecialType != SpecialType.System_String
                ? RuleProblem.WrongType($"measures strings, and its type is '{DeclarationRules.Display(type)}': remove it, or use [Length] where there are elements to count")
            : maximum < 0 || maximum < minimum ? Contradiction(minimum, maximum)
            : new RuleModel.Condition(
                Annotations.Name(attribute),
                new ConditionModel.Length(minimum, maximum, "value.Length", MayBeNull: true),
                AttributeText.Creation(attribute, message));
    }

    public static ParsedRule Parse(AttributeData attribute, ITypeSymbol type, string? message)
    {
        var name = Annotations.Name(attribute);
        if (Measure(type) is not { } measure)
        {
            return RuleProblem.WrongType($"counts elements, and its type '{DeclarationRules.Display(type)}' is neither a string nor a collection that knows how many it has: remove it");
        }

        var first = attribute.ConstructorArguments.IsEmpty ? Unlimited : (int)Annotations.Argument(attribute, 0)!;
        var (minimum, maximum) = name switch
        {
            "MinLength" => (first, (int?)null),
            "MaxLength" => (0, first == Unlimited ? null : first),
            _ => (first, (int)Annotations.Argument(attribute, 1)!),
        };
        if (minimum < 0 || maximum < minimum || (name == "MaxLength" && first is 0 or < Unlimited))
        {
            return Contradiction(minimum, maximum);
        }

        var factory = $"{Emit.RuntimeNames.RuleAttributes}.{name}({string.Join(", ", attribute.ConstructorArguments.Select(argument => AttributeText.Number(argument.Value!)))}, {message ?? "null"})";
        return minimum == 0 && maximum is null
            ? ParsedRule.Nothing
            : new RuleModel.Condition(name, new ConditionModel.Length(minimum, maximum, measure, type.IsReferenceType), factory);
    }

    static RuleProblem Contradiction(int minimum, int? maximum) =>
        RuleProblem.Contradiction($"asks for a length of at least {minimum}{(maximum is null ? "" : $" and at most {maximum}")}, which nothing has: correct the numbers");

    static string? Measure(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => "value.Length",
        INamedTypeSymbol { Name: "ImmutableArray" } when type.Is("System.Collections.Immutable.ImmutableArray") => "(value.IsDefault ? 0 : value.Length)",
        INamedTypeSymbol { Name: "ReadOnlyMemory" } when type.Is("System.ReadOnlyMemory") => "value.Length",
        _ when Members(type).Any(IsCount) => "value.Count",
        _ => null,
    };

    static IEnumerable<ISymbol> Members(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("Count"))
            {
                yield return member;
            }
        }
    }

    static bool IsCount(ISymbol member) => member is IPropertySymbol
    {
        IsStatic: false,
        DeclaredAccessibility: Accessibility.Public,
        GetMethod.DeclaredAccessibility: Accessibility.Public,
        Type.SpecialType: SpecialType.System_Int32,
    };
}
