using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The expression that describes a rule to the runtime: the condition as code, and how to come by the message.</summary>
static class RuleEmitter
{
    const string Globalization = "global::System.Globalization.";

    public static string Rule(RuleModel rule, PropertyChecks checks, string type, string self)
    {
        var atEnd = checks.AtEnd ? "AtEnd = true" : null;
        return rule switch
        {
            RuleModel.Condition { Test: ConditionModel.Present } condition => Condition(condition, type, atEnd),
            RuleModel.Condition condition => OfValue(Condition(condition, checks.ValueType, atEnd), checks),
            RuleModel.Bounds bounds => OfValue(Bounds(bounds, checks.ValueType), checks),
            RuleModel.Instance instance => $"new {RuntimeNames.Rules}AttributeRule<{type}>(\"{instance.Name}\", {instance.Attribute}, {Localized(instance)})"
                + Initializer(instance.NeedsContext ? "NeedsContext = true" : null, atEnd),
            RuleModel.Method method => $"new {RuntimeNames.Rules}MethodRule<{type}>(static (value, context) => {method.Target}(value{(method.TakesContext ? ", context" : "")}), {Lambda(method.Message)})",
            RuleModel.Comparison comparison => $"new {RuntimeNames.Rules}ComparisonRule<{type}>(static o => (({self})o).{comparison.Other}, {Message(comparison.Attribute)})",
            _ => throw new InvalidOperationException($"A rule of kind {rule.GetType().Name} has no emitter."),
        };
    }

    /// <summary>Makes an attribute with the message of the current culture.</summary>
    public static string Localized(RuleModel.Instance instance) => Lambda(instance.Localized);

    static string Condition(RuleModel.Condition condition, string type, string? atEnd) =>
        $"new {RuntimeNames.Rules}ConditionRule<{type}>(\"{condition.Name}\", static value => {Test(condition.Test)}, {Message(condition.Attribute)})"
        + Initializer(atEnd);

    static string Test(ConditionModel test) => test switch
    {
        ConditionModel.Present { Text: TextCheck.NotBlank } => "!string.IsNullOrWhiteSpace(value)",
        ConditionModel.Present { Text: TextCheck.NotBlankIfText } => "value is not null && (value is not string text || !string.IsNullOrWhiteSpace(text))",
        ConditionModel.Present => "value is not null",
        ConditionModel.Length length => Length(length),
        ConditionModel.Between { Number: null } between => Text(between),
        ConditionModel.Between between => Between(between, between.Number!),
        _ => throw new InvalidOperationException($"A condition of kind {test.GetType().Name} has no emitter."),
    };

    static string Length(ConditionModel.Length length)
    {
        var conditions = new List<string>();
        if (length.Minimum > 0)
        {
            conditions.Add($"{length.Measure} >= {length.Minimum}");
        }

        if (length.Maximum is { } maximum)
        {
            conditions.Add($"{length.Measure} <= {maximum}");
        }

        var all = conditions.Count == 0 ? "true" : string.Join(" && ", conditions);
        return !length.MayBeNull ? all : conditions.Count > 1 ? $"value is null || ({all})" : $"value is null || {all}";
    }

    static string Between(ConditionModel.Between between, string number) =>
        $"{number} {(between.MinimumIsExclusive ? ">" : ">=")} {between.Minimum} && {number} {(between.MaximumIsExclusive ? "<" : "<=")} {between.Maximum}";

    // As the attribute converts strings: to the type of its bounds, in the invariant culture.
    static string Text(ConditionModel.Between between)
    {
        var (type, styles) = between.IsReal
            ? ("double", $"{Globalization}NumberStyles.Float | {Globalization}NumberStyles.AllowThousands")
            : ("int", $"{Globalization}NumberStyles.Integer");
        return $"string.IsNullOrEmpty(value) || ({type}.TryParse(value, {styles}, {Globalization}CultureInfo.InvariantCulture, out {type} number) && {Between(between, "number")})";
    }

    static string Bounds(RuleModel.Bounds bounds, string type)
    {
        var parse = bounds.Parsing switch
        {
            BoundParsing.Text => "text",
            BoundParsing.Plain => $"{type}.Parse(text, culture)",
            _ => $"{type}.Parse(text, {Globalization}NumberStyles.{bounds.Parsing}, culture)",
        };
        return $"new {RuntimeNames.Rules}BoundsRule<{type}>({bounds.Minimum}, {bounds.Maximum}, static (text, culture) => {parse}, {Lambda(bounds.Message)})"
            + Initializer([.. bounds.Flags.Select(flag => $"{flag} = true")]);
    }

    static string OfValue(string rule, PropertyChecks checks) =>
        checks.IsNullable ? $"new {RuntimeNames.Rules}NullableRule<{checks.ValueType}>({rule})" : rule;

    static string Message(string attribute) =>
        $"static name => {(attribute.StartsWith("new ", StringComparison.Ordinal) ? $"({attribute})" : attribute)}.FormatErrorMessage(name)";

    static string Lambda(string? expression) => expression is null ? "null" : $"static () => {expression}";

    static string Initializer(params string?[] settings) =>
        settings.OfType<string>().ToList() is { Count: > 0 } all ? $" {{ {string.Join(", ", all)} }}" : "";
}
