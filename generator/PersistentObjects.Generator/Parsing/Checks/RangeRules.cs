using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>[Range] in its three forms: of whole numbers, of real ones, and of texts that a type reads.</summary>
static class RangeRules
{
    static readonly string[] Exclusions = ["MinimumIsExclusive", "MaximumIsExclusive"];

    /// <summary>A range of a property of this type, which is no nullable value type.</summary>
    public static ParsedRule Parse(AttributeData attribute, ITypeSymbol type, string? message) =>
        attribute.ConstructorArguments.Length == 3
            ? OfTexts(attribute, type, message)
            : OfNumbers(attribute, type, message);

    /// <summary>Whether a value is rounded before it is compared: the bounds are whole numbers and the value is not.</summary>
    public static bool Rounds(AttributeData attribute, ITypeSymbol type) =>
        Annotations.Argument(attribute, 0) is int
        && type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single;

    static ParsedRule OfNumbers(AttributeData attribute, ITypeSymbol type, string? message)
    {
        var (minimum, maximum) = (Annotations.Argument(attribute, 0)!, Annotations.Argument(attribute, 1)!);
        if (IsEmpty(attribute, Convert.ToDouble(minimum).CompareTo(Convert.ToDouble(maximum))))
        {
            return NoValue(AttributeText.Number(minimum), AttributeText.Number(maximum));
        }

        if (PersistentTypes.DependsOnTypeParameter(type))
        {
            return new RuleModel.Instance("Range", AttributeText.Creation(attribute, message), null, NeedsContext: false);
        }

        var isReal = minimum is double;
        var number = type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying }
            ? Number(underlying, $"({underlying.ToSource()})value", isReal)
            : Number(type, "value", isReal);
        if (number is null && type.SpecialType != SpecialType.System_String)
        {
            return RuleProblem.WrongType($"compares numbers, and its type '{DeclarationRules.Display(type)}' is none: name the type, as in Range(typeof(DateOnly), \"2020-01-01\", \"2030-01-01\")");
        }

        var test = new ConditionModel.Between(
            AttributeText.Number(minimum),
            AttributeText.Number(maximum),
            Annotations.Flag(attribute, Exclusions[0]),
            Annotations.Flag(attribute, Exclusions[1]),
            number,
            isReal);
        return new RuleModel.Condition("Range", test, AttributeText.Creation(attribute, message));
    }

    // As the attribute converts a value to the type of the bounds. Whole numbers are compared as long, so that bounds which
    // their type does not have are no useless comparisons.
    static string? Number(ITypeSymbol type, string value, bool isReal) => type.SpecialType switch
    {
        SpecialType.System_Int32 or SpecialType.System_Int64 when !isReal => value,
        SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32
            when !isReal => $"(long){value}",
        SpecialType.System_UInt64 when !isReal => $"(decimal){value}",
        SpecialType.System_Decimal when !isReal => $"global::System.Math.Round({value})",
        SpecialType.System_Single or SpecialType.System_Double when !isReal => $"global::System.Math.Round((double){value})",
        >= SpecialType.System_SByte and <= SpecialType.System_Double => $"(double){value}",
        _ => null,
    };

    static ParsedRule OfTexts(AttributeData attribute, ITypeSymbol type, string? message)
    {
        if (Annotations.Argument(attribute, 0) is not ITypeSymbol operand
            || Annotations.Argument(attribute, 1) is not string minimum
            || Annotations.Argument(attribute, 2) is not string maximum)
        {
            return RuleProblem.Contradiction("has no type or no bounds: give it all three");
        }

        if (!SymbolEqualityComparer.Default.Equals(operand, type) || BoundTexts.ParsingOf(operand) is not { } parsing)
        {
            return RuleProblem.NeedsReflection(
                $"would convert values of type '{DeclarationRules.Display(type)}' to '{DeclarationRules.Display(operand)}' by a type converter, which is found by reflection: "
                + "name the type of the property, if that is a number, a date, a time or a string, or write a validation attribute of your own");
        }

        if (BoundTexts.Compare(operand, minimum, maximum) is not { } order)
        {
            return RuleProblem.Contradiction($"has bounds '{minimum}' and '{maximum}', which are not both of type '{DeclarationRules.Display(operand)}' in the invariant culture: correct them");
        }

        if (IsEmpty(attribute, order))
        {
            return NoValue(minimum, maximum);
        }

        var flags = Exclusions.Append("ParseLimitsInInvariantCulture").Where(flag => Annotations.Flag(attribute, flag));
        return new RuleModel.Bounds(AttributeText.Text(minimum), AttributeText.Text(maximum), parsing, flags.ToEquatableArray(), message);
    }

    static bool IsEmpty(AttributeData attribute, int order) =>
        order > 0 || (order == 0 && Exclusions.Any(flag => Annotations.Flag(attribute, flag)));

    static RuleProblem NoValue(string minimum, string maximum) =>
        RuleProblem.Contradiction($"leaves no value between {minimum} and {maximum}: correct the bounds");
}
