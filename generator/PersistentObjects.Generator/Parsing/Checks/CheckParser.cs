using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>Reads what a valid property, or the objects of a class as a whole, are checked for.</summary>
static class CheckParser
{
    static readonly string[] Collections =
    [
        "PersistentObjects.PersistentList", "PersistentObjects.PersistentSet", "PersistentObjects.PersistentDictionary",
    ];

    /// <summary>The checks of a property, null when there are none. Problems are added to the list.</summary>
    public static PropertyChecks? OfProperty(IPropertySymbol property, List<DiagnosticInfo> problems, CancellationToken cancellationToken)
    {
        var assembly = property.ContainingAssembly;
        var rules = new List<RuleModel>();
        foreach (var attribute in Annotations.RulesOn(property))
        {
            var parsed = RuleParser.Parse(property, attribute, assembly);
            Keep(parsed, rules);
            Report(parsed.Problem, attribute, property, problems, cancellationToken);
        }

        var name = rules.Count == 0 ? default : MessageParser.ParseDisplayName(property, assembly);
        if (name.Problem is { } problem)
        {
            problems.Add(DeclarationRules.Problem(problem.Rule, property, "Display", DeclarationRules.Display(property), problem.Reason));
        }

        // A collection has no setter that could call one.
        var hook = IsChangedWithoutSetter(property.Type) ? default : HookParser.OfProperty(property, cancellationToken);
        if (hook.Problem is not null)
        {
            problems.Add(hook.Problem);
        }

        var type = RuleParser.ValueType(property.Type);
        return rules.Count == 0 && hook.Hook is null
            ? null
            : new PropertyChecks(
                name.Expression,
                rules.ToEquatableArray(),
                type.ToSource(),
                !ReferenceEquals(type, property.Type),
                IsChangedWithoutSetter(property.Type),
                hook.Hook);
    }

    /// <summary>The checks of whole objects that a class itself declares, null when there are none.</summary>
    public static ClassChecks? OfClass(INamedTypeSymbol type, List<DiagnosticInfo> problems, CancellationToken cancellationToken)
    {
        var rules = new List<RuleModel>();
        foreach (var attribute in Annotations.RulesOn(type))
        {
            var parsed = RuleParser.ParseOfClass(attribute, type.ContainingAssembly);
            Keep(parsed, rules);
            Report(parsed.Problem, attribute, type, problems, cancellationToken);
        }

        var hook = HookParser.OfClass(type, cancellationToken);
        if (hook.Problem is not null)
        {
            problems.Add(hook.Problem);
        }

        return rules.Count == 0 && hook.Hook is null
            ? null
            : new ClassChecks(rules.OfType<RuleModel.Instance>().ToEquatableArray(), hook.Hook);
    }

    static void Keep(ParsedRule parsed, List<RuleModel> rules)
    {
        if (parsed.Rule is not null)
        {
            rules.Add(parsed.Rule);
        }
    }

    // At the attribute; one that an overridden property has in another assembly is reported at the property.
    static void Report(RuleProblem? problem, AttributeData attribute, ISymbol symbol, List<DiagnosticInfo> problems, CancellationToken cancellationToken)
    {
        if (problem is not null)
        {
            var place = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? symbol.Locations.FirstOrDefault();
            problems.Add(new DiagnosticInfo(
                problem.Rule.Id,
                LocationInfo.From(place),
                new[] { Annotations.Name(attribute), DeclarationRules.Display(symbol), problem.Reason }.ToEquatableArray()));
        }
    }

    static bool IsChangedWithoutSetter(ITypeSymbol type) => Collections.Any(collection => type.OriginalDefinition.Is(collection));
}
