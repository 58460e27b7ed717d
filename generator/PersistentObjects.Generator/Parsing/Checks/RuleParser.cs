using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>
/// Makes a rule of an attribute on a persistent property. What the attribute would do by reflection is written out, and so is
/// what would box values that are checked often; all else an instance of the attribute decides.
/// </summary>
static class RuleParser
{
    /// <summary>The rule of an attribute.</summary>
    public static ParsedRule Parse(IPropertySymbol property, AttributeData attribute, IAssemblySymbol assembly)
    {
        var message = default(ParsedMessage);
        if ((NotUsable(attribute, assembly) ?? Message(attribute, assembly, out message)) is { } problem)
        {
            return problem;
        }

        var type = ValueType(property.Type);
        var isText = type.SpecialType == SpecialType.System_String || PersistentTypes.DependsOnTypeParameter(type);
        return (Annotations.IsFrameworks(attribute) ? Annotations.Name(attribute) : "") switch
        {
            "Required" => Required(property, attribute, message.Expression),
            "StringLength" => LengthRules.StringLength(attribute, type, message.Expression),
            "MinLength" or "MaxLength" or "Length" => LengthRules.Parse(attribute, type, message.Expression),
            "Range" => RangeRules.Parse(attribute, type, message.Expression),
            "Compare" => ComparisonRules.Parse(property, attribute, message.Expression, assembly),
            "CustomValidation" => MethodRules.Parse(property, attribute, message.Expression, assembly),
            "RegularExpression" when PatternError(attribute) is { } error => RuleProblem.Contradiction($"has a pattern that is none: {error}"),
            "EmailAddress" or "Phone" or "CreditCard" or "Base64String" or "FileExtensions" when !isText => NoText(type),
            "Url" when !isText && !type.Is("System.Uri") => NoText(type),
            _ => Instance(attribute, message),
        };
    }

    /// <summary>An attribute of a class, which is told the whole object.</summary>
    public static ParsedRule ParseOfClass(AttributeData attribute, IAssemblySymbol assembly)
    {
        var message = default(ParsedMessage);
        return (NotUsable(attribute, assembly) ?? Message(attribute, assembly, out message)) is { } problem ? problem
            : Annotations.IsFrameworks(attribute)
                ? RuleProblem.NeedsReflection("would find its method by reflection: implement OnValidating in the class, or derive an attribute of your own")
                : Instance(attribute, message);
    }

    /// <summary>The type without the question mark of a nullable value type.</summary>
    public static ITypeSymbol ValueType(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    static ParsedRule Required(IPropertySymbol property, AttributeData attribute, string? message)
    {
        // A value that can't be null is always there.
        if (property.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
        {
            return ParsedRule.Nothing;
        }

        var text = Annotations.Flag(attribute, "AllowEmptyStrings") ? TextCheck.None
            : property.Type.SpecialType == SpecialType.System_String ? TextCheck.NotBlank
            : PersistentTypes.DependsOnTypeParameter(property.Type) ? TextCheck.NotBlankIfText
            : TextCheck.None;
        return new RuleModel.Condition("Required", new ConditionModel.Present(text), AttributeText.Creation(attribute, message));
    }

    static ParsedRule Instance(AttributeData attribute, ParsedMessage message) =>
        new RuleModel.Instance(
            Annotations.Name(attribute),
            AttributeText.Creation(attribute, message.IsLocalized ? null : message.Expression),
            message.IsLocalized ? AttributeText.Creation(attribute, message.Expression) : null,
            AsksForContext(attribute.AttributeClass!));

    static RuleProblem NoText(ITypeSymbol type) =>
        RuleProblem.WrongType($"refuses everything but strings, and its type is '{DeclarationRules.Display(type)}': remove it, or change the type");

    static RuleProblem? NotUsable(AttributeData attribute, IAssemblySymbol assembly) =>
        !AttributeText.IsReadable(attribute)
            ? RuleProblem.NeedsReflection("has arguments that can't be read here: they are wrong, or what they name is made by another generator, whose output is not seen")
            : PersistentTypes.Reach(attribute.AttributeClass!) switch
            {
                Accessibility.Private => Hidden(attribute),
                Accessibility.Internal when !IsVisible(attribute.AttributeClass!, assembly) => Hidden(attribute),
                _ => null,
            };

    static RuleProblem Hidden(AttributeData attribute) => RuleProblem.NeedsReflection(
        $"is private, protected or file-local, so generated code can't make one: make '{attribute.AttributeClass!.Name}' internal or public");

    static RuleProblem? Message(AttributeData attribute, IAssemblySymbol assembly, out ParsedMessage message)
    {
        message = MessageParser.Parse(attribute, assembly);
        return message.Problem;
    }

    static bool IsVisible(ISymbol symbol, IAssemblySymbol assembly) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly) || symbol.ContainingAssembly.GivesAccessTo(assembly);

    // An attribute that overrides the method with a context is to be given one, whatever it says that it needs.
    static bool AsksForContext(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !current.Is(Annotations.Space + "ValidationAttribute"); current = current.BaseType)
        {
            if (current.GetMembers("IsValid").OfType<IMethodSymbol>().Any(method => method is { IsOverride: true, Parameters.Length: 2 }))
            {
                return true;
            }
        }

        return false;
    }

    static string? PatternError(AttributeData attribute)
    {
        try
        {
            _ = new Regex(Annotations.Argument(attribute, 0) as string ?? "");
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }
}
