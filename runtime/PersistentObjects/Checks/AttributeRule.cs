using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PersistentObjects.Checks;

namespace PersistentObjects.CompilerServices;

/// <summary>A rule that an instance of the attribute itself decides, which generated code has made with the user's arguments.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="name">The name of the attribute, without "Attribute".</param>
/// <param name="attribute">Decides.</param>
/// <param name="localized">Makes one with the message of the current culture, where that comes from resources.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AttributeRule<T>(string name, ValidationAttribute attribute, Func<ValidationAttribute>? localized) : PropertyRule<T>(name)
{
    /// <summary>Whether the attribute is to be told the object and the property.</summary>
    public bool NeedsContext { get; init; }

    internal override string? Break(PersistentObject o, string property, T value, Func<string>? displayName)
    {
        if (!NeedsContext)
        {
            return attribute.IsValid(value)
                ? null
                : (localized?.Invoke() ?? attribute).FormatErrorMessage(displayName?.Invoke() ?? property);
        }
        var context = Contexts.Of(o, property, displayName);
        if (attribute.GetValidationResult(value, context) is not { } result) return null;
        return (localized is null ? result : localized().GetValidationResult(value, context) ?? result).ErrorMessage ?? "";
    }
}
