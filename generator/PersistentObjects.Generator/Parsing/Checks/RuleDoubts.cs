using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>Rules that work and do something else than they seem to.</summary>
static class RuleDoubts
{
    /// <summary>What continues "[Range] on 'Account.Age' ..." for each doubtful attribute of a persistent property.</summary>
    public static IEnumerable<(AttributeData Attribute, string Reason)> Of(IPropertySymbol property, CancellationToken cancellationToken)
    {
        foreach (var attribute in Annotations.RulesOn(property).Where(Annotations.IsFrameworks))
        {
            if (RuleParser.Parse(property, attribute, property.ContainingAssembly).Rule is { } rule
                && (OfRule(attribute, rule, RuleParser.ValueType(property.Type)) ?? OfInitializer(property, rule, cancellationToken)) is { } reason)
            {
                yield return (attribute, reason);
            }
        }
    }

    static string? OfRule(AttributeData attribute, RuleModel rule, ITypeSymbol type) => rule switch
    {
        RuleModel.Condition { Name: "Range" } when RangeRules.Rounds(attribute, type) =>
            $"rounds the value to a whole number before it compares, so that {Annotations.Argument(attribute, 1)}.4 is in the range: write the bounds as real numbers, or as Range(typeof({DeclarationRules.Display(type)}), \"…\", \"…\")",
        RuleModel.Bounds bounds when !bounds.Flags.Contains("ParseLimitsInInvariantCulture")
            && Enumerable.Range(1, 2).Any(i => BoundTexts.DependOnCulture(type, (string)Annotations.Argument(attribute, i)!)) =>
            "reads its bounds in the culture of whoever runs the program, so that they mean different things on different machines: set ParseLimitsInInvariantCulture = true",
        RuleModel.Instance { Name: "AllowedValues" } when !Allows(attribute, type) =>
            $"allows no value, since none of those that it names is of the type '{DeclarationRules.Display(type)}': write them as such",
        _ => null,
    };

    // A property that is initialized to null or nothing waits for its value; any other constant is meant as one.
    static string? OfInitializer(IPropertySymbol property, RuleModel rule, CancellationToken cancellationToken)
    {
        var syntax = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as PropertyDeclarationSyntax;
        return syntax?.Initializer?.Value is { } initializer && Constant(initializer) is { } value && Refuses(rule, value)
            ? $"refuses what the property is initialized to, so that no object can be added before it is set: correct one of the two"
            : null;
    }

    static bool Refuses(RuleModel rule, object value) => (rule, value) switch
    {
        (RuleModel.Condition { Test: ConditionModel.Length length }, string { Length: > 0 } text) =>
            text.Length < length.Minimum || text.Length > length.Maximum,
        (RuleModel.Condition { Test: ConditionModel.Between { Number: not null } between }, double number) =>
            IsBeyond(between.Minimum, number, between.MinimumIsExclusive, sign: 1) || IsBeyond(between.Maximum, number, between.MaximumIsExclusive, sign: -1),
        _ => false,
    };

    static bool IsBeyond(string bound, double number, bool isExclusive, int sign) =>
        double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
        && limit.CompareTo(number) * sign is var order
        && (order > 0 || (isExclusive && order == 0));

    static object? Constant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        LiteralExpressionSyntax { Token.Value: int or long or float or double or decimal } literal => Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture),
        PrefixUnaryExpressionSyntax { Operand: { } operand } minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) && Constant(operand) is double number => -number,
        _ => null,
    };

    static bool Allows(AttributeData attribute, ITypeSymbol type) =>
        PersistentTypes.DependsOnTypeParameter(type)
        || attribute.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array && !argument.IsNull ? [.. argument.Values] : new[] { argument })
            .Any(value => value.IsNull || SymbolEqualityComparer.Default.Equals(value.Type, type));
}
