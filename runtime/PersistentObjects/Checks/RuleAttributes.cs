using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PersistentObjects.CompilerServices;

/// <summary>
/// Makes the attributes that can't be made in trimmed programs without a warning, for their messages alone. It is their IsValid
/// that reflects, and that is never called: generated code decides.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RuleAttributes
{
    const string Why = "Only the message is asked for, which needs no reflection.";

    /// <summary><c>[MinLength]</c></summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Why)]
    public static ValidationAttribute MinLength(int length, string? message) => With(message, new MinLengthAttribute(length));

    /// <summary><c>[MaxLength]</c></summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Why)]
    public static ValidationAttribute MaxLength(int length, string? message) => With(message, new MaxLengthAttribute(length));

    /// <summary><c>[Length]</c></summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Why)]
    public static ValidationAttribute Length(int minimum, int maximum, string? message) => With(message, new LengthAttribute(minimum, maximum));

    /// <summary><c>[Compare]</c></summary>
    public static ValidationAttribute Compare(string other, string? message) => With(message, new ComparisonMessage(other));

    internal static ValidationAttribute Range(object minimum, object maximum, bool minimumIsExclusive, bool maximumIsExclusive, string? message)
        => With(message, new RangeMessage(minimum, maximum) { MinimumIsExclusive = minimumIsExclusive, MaximumIsExclusive = maximumIsExclusive });

    // Null would not say "that of the attribute", but that there is none.
    static ValidationAttribute With(string? message, ValidationAttribute attribute)
    {
        if (message is not null) attribute.ErrorMessage = message;
        return attribute;
    }

    sealed class RangeMessage(object minimum, object maximum) : RangeAttribute(0, 0)
    {
        public override string FormatErrorMessage(string name) => string.Format(CultureInfo.CurrentCulture, ErrorMessageString, name, minimum, maximum);
    }

    [method: UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Why)]
    sealed class ComparisonMessage(string other) : CompareAttribute(other)
    {
        public override string FormatErrorMessage(string name) => string.Format(CultureInfo.CurrentCulture, ErrorMessageString, name, OtherProperty);
    }
}
