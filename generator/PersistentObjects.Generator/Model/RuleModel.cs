namespace PersistentObjects.Generator.Model;

/// <summary>A rule that values of a property must meet: an attribute of the user's.</summary>
/// <param name="Name">The name of the attribute, without "Attribute".</param>
abstract record RuleModel(string Name)
{
    /// <summary>A rule whose condition is written out.</summary>
    /// <param name="Name">The name of the attribute.</param>
    /// <param name="Test">The condition.</param>
    /// <param name="Attribute">An expression that makes the attribute, for its message.</param>
    public sealed record Condition(string Name, ConditionModel Test, string Attribute) : RuleModel(Name);

    /// <summary>A range whose bounds are texts.</summary>
    /// <param name="Minimum">The least value, as a literal.</param>
    /// <param name="Maximum">The greatest value, as a literal.</param>
    /// <param name="Parsing">How the bounds are read.</param>
    /// <param name="Flags">The properties that the user has set: <c>MinimumIsExclusive</c> and others.</param>
    /// <param name="Message">An expression for the message of the user's.</param>
    public sealed record Bounds(string Minimum, string Maximum, BoundParsing Parsing, EquatableArray<string> Flags, string? Message) : RuleModel("Range");

    /// <summary>A rule that an instance of the attribute decides.</summary>
    /// <param name="Name">The name of the attribute.</param>
    /// <param name="Attribute">An expression that makes it.</param>
    /// <param name="Localized">An expression that makes it with the message of the current culture.</param>
    /// <param name="NeedsContext">Whether it is to be told the object.</param>
    public sealed record Instance(string Name, string Attribute, string? Localized, bool NeedsContext) : RuleModel(Name);

    /// <summary>A rule that a method of the user's decides.</summary>
    /// <param name="Target">The method with its type.</param>
    /// <param name="TakesContext">Whether it takes the context, too.</param>
    /// <param name="Message">An expression for the message of the user's.</param>
    public sealed record Method(string Target, bool TakesContext, string? Message) : RuleModel("CustomValidation");

    /// <summary>A rule that the property equals another one.</summary>
    /// <param name="Other">The name of the other property, escaped.</param>
    /// <param name="Attribute">An expression that makes the attribute, for its message.</param>
    public sealed record Comparison(string Other, string Attribute) : RuleModel("Compare");
}

/// <summary>How the bounds of a range are read.</summary>
enum BoundParsing
{
    /// <summary>As a whole number.</summary>
    Integer,

    /// <summary>As a number with digits behind the point.</summary>
    Float,

    /// <summary>By the <c>Parse</c> of the type, with a culture.</summary>
    Plain,

    /// <summary>Not at all.</summary>
    Text,
}
