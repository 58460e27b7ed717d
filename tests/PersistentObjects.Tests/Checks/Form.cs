using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace PersistentObjects.Tests.Checks;

/// <summary>A property for every attribute in every form. What its rules say is compared with what the attributes say.</summary>
[Persistent]
public sealed partial class Form
{
    [Required] public partial string? Name { get; set; }
    [Required(AllowEmptyStrings = true)] public partial string? Note { get; set; }
    [Required] public partial int? Count { get; set; }
    [Required] public partial int Always { get; set; }
    [Required] public partial Form? Parent { get; set; }

    [Range(1, 10)] public partial int Level { get; set; } = 1;
    [Range(1, 10)] public partial int? MaybeLevel { get; set; }
    [Range(-5, 300)] public partial byte Byte { get; set; }
    [Range(-5, 5)] public partial sbyte SByte { get; set; }
    [Range(-5, 5)] public partial uint UInt { get; set; }
    [Range(-5, 5)] public partial long Long { get; set; }
    [Range(-5, 5)] public partial ulong ULong { get; set; }
    [Range(1, 10, MinimumIsExclusive = true, MaximumIsExclusive = true)] public partial int Between { get; set; } = 5;
    [Range(1, 2)] public partial DayOfWeek Day { get; set; } = DayOfWeek.Monday;
    [Range(1, 10)] public partial string? Digits { get; set; }
    [Range(0.5, 1.5)] public partial string? Decimals { get; set; }
    [Range(0.5, 1.5)] public partial double Real { get; set; } = 1;
    [Range(0.5, 1.5)] public partial float Single { get; set; } = 1;
    [Range(0.5, 1.5)] public partial decimal? Exact { get; set; }
    [Range(0.5, double.PositiveInfinity, MinimumIsExclusive = true)] public partial int Whole { get; set; } = 1;
#pragma warning disable PO0042 // That these round is what is compared here.
    [Range(1, 10)] public partial decimal RoundedDecimal { get; set; } = 1;
    [Range(1, 10)] public partial double RoundedDouble { get; set; } = 1;
    [Range(1, 10)] public partial float? RoundedSingle { get; set; }
#pragma warning restore PO0042

    [Range(typeof(decimal), "0.01", "100.5", ParseLimitsInInvariantCulture = true)] public partial decimal Price { get; set; } = 1;
    [Range(typeof(long), "-5", "5000000000")] public partial long Big { get; set; }
    [Range(typeof(double), "-1e3", "1e3", MaximumIsExclusive = true)] public partial double? Wide { get; set; }
    [Range(typeof(DateTime), "2020-01-01", "2030-01-01", ParseLimitsInInvariantCulture = true)] public partial DateTime? Moment { get; set; }
    [Range(typeof(DateOnly), "2020-01-01", "2030-01-01", ParseLimitsInInvariantCulture = true)] public partial DateOnly? Date { get; set; }
    [Range(typeof(TimeOnly), "08:00", "17:00", ParseLimitsInInvariantCulture = true)] public partial TimeOnly? Time { get; set; }
    [Range(typeof(TimeSpan), "00:01", "1.00:00", ParseLimitsInInvariantCulture = true)] public partial TimeSpan? Span { get; set; }
    [Range(typeof(string), "b", "d")] public partial string? Letter { get; set; }

    [StringLength(5, MinimumLength = 2)] public partial string? Short { get; set; }
    [MinLength(2)] public partial string? Long2 { get; set; }
    [MaxLength(3)] public partial string? Short3 { get; set; }
    [Length(1, 2)] public partial string? Length12 { get; set; }
    [MaxLength] public partial string? Any { get; set; }
    [Length(1, 2)] public partial ImmutableArray<int> Array { get; set; } = [1];
    [MaxLength(1)] public partial ImmutableList<int>? List { get; set; }
    [MinLength(2)] public partial FrozenSet<int>? Set { get; set; }

    [RegularExpression("a|ab")] public partial string? Pattern { get; set; }
    [RegularExpression("1.*", MatchTimeoutInMilliseconds = 500)] public partial int Ones { get; set; } = 1;
    [AllowedValues("a", null, "5")] public partial string? Allowed { get; set; }
    [DeniedValues(1, 5)] public partial int Denied { get; set; }
    [EmailAddress] public partial string? Email { get; set; }
    [Url] public partial string? Url { get; set; }
    [Phone] public partial string? Phone { get; set; }
    [CreditCard] public partial string? Card { get; set; }
    [Base64String] public partial string? Base64 { get; set; }
    [FileExtensions(Extensions = "png,jpg")] public partial string? File { get; set; }
    [EnumDataType(typeof(DayOfWeek))] public partial DayOfWeek Defined { get; set; }
    [DataType(DataType.Password)] public partial string? Password { get; set; }

    [Even(Except = 5)] public partial int Even { get; set; }
    [NotItsName] public partial string? Other { get; set; }
    [CustomValidation(typeof(FormRules), nameof(FormRules.NoB))] public partial string? Custom { get; set; }
    [CustomValidation(typeof(FormRules), nameof(FormRules.Small), ErrorMessage = "{0}!")] public partial int? CustomNumber { get; set; }

    [Display(Name = "Amount to pay"), Range(1, 10, ErrorMessage = "{0} is from {1} to {2}.")] public partial int Amount { get; set; } = 1;
    [DisplayName("The sum"), Range(1, 10)] public partial int Sum { get; set; } = 1;
    [Display(Name = nameof(FormTexts.Weight), ResourceType = typeof(FormTexts))]
    [Required(ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.Missing))]
    [RegularExpression("[0-9]+", ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.NoNumber))]
    [NotItsName(ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.NoNumber))]
    [MaxLength(3, ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.NoNumber))]
    public partial string? Weight { get; set; }
    [Range(typeof(DateOnly), "2020-01-01", "2030-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "{0}: {1:yyyy} {2:yyyy}")] public partial DateOnly Year { get; set; } = new(2025, 1, 1);
}

[AttributeUsage(AttributeTargets.Property)]
sealed class EvenAttribute() : ValidationAttribute("{0} is odd.")
{
    public int Except { get; set; }

    public override bool IsValid(object? value) => value is not int number || number % 2 == 0 || number == Except;
}

/// <summary>Asks for the context, and does not say so.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NotItsNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => validationContext.ObjectInstance is Form && value as string != "a" ? null
            : new ValidationResult(FormatErrorMessage($"{validationContext.DisplayName} ({validationContext.MemberName})"));
}

/// <summary>Methods that are named by attributes.</summary>
public static class FormRules
{
    public static ValidationResult? NoB(string? value) => value?.Contains('b') == true ? new ValidationResult("A b is one too many.") : null;

    public static ValidationResult? Small(object? value, ValidationContext context)
        => value is > 4 ? new ValidationResult(context.DisplayName == "CustomNumber" ? null : "never") : ValidationResult.Success;
}

/// <summary>As a resource file would be compiled, but for the culture.</summary>
public static class FormTexts
{
    public static string Weight => "Gewicht";

    public static string Missing => "{0} fehlt.";

    public static string NoNumber => "{0} ist keine Zahl.";
}
