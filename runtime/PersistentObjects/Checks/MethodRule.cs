using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PersistentObjects.Checks;

namespace PersistentObjects.CompilerServices;

/// <summary><c>[CustomValidation]</c>: a method of the user's, which the attribute itself would find by reflection.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="method">Calls it.</param>
/// <param name="message">What is said when the method gives no message; null for what the attribute says.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MethodRule<T>(Func<T, ValidationContext, ValidationResult?> method, Func<string>? message) : PropertyRule<T>("CustomValidation")
{
    const string Message = "{0} is not valid.";

    internal override string? Break(PersistentObject o, string property, T value, Func<string>? displayName)
    {
        var context = Contexts.Of(o, property, displayName);
        if (method(value, context) is not { } result) return null;
        return string.IsNullOrEmpty(result.ErrorMessage)
            ? string.Format(CultureInfo.CurrentCulture, message?.Invoke() ?? Message, context.DisplayName)
            : result.ErrorMessage;
    }
}
