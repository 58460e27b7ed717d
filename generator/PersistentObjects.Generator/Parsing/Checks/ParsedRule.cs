using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>What was made of an attribute: a rule, nothing because it asks for nothing, or a problem.</summary>
readonly record struct ParsedRule(RuleModel? Rule, RuleProblem? Problem)
{
    public static ParsedRule Nothing => default;

    public static implicit operator ParsedRule(RuleModel rule) => new(rule, null);

    public static implicit operator ParsedRule(RuleProblem problem) => new(null, problem);
}

/// <summary>Why an attribute can't be a rule.</summary>
/// <param name="Rule">The diagnostic.</param>
/// <param name="Reason">What continues "[Range] on 'Account.Age' ...".</param>
sealed record RuleProblem(DiagnosticDescriptor Rule, string Reason)
{
    public static RuleProblem WrongType(string reason) => new(DeclarationDiagnostics.RuleOfOtherType, reason);

    public static RuleProblem Contradiction(string reason) => new(DeclarationDiagnostics.RuleContradictsItself, reason);

    public static RuleProblem NeedsReflection(string reason) => new(DeclarationDiagnostics.RuleNeedsReflection, reason);
}
