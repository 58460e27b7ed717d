using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PersistentObjects.Checks;

namespace PersistentObjects.CompilerServices;

/// <summary>A check of whole objects that a class itself declares, as generated code describes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ClassCheck
{
    private protected ClassCheck(string name) => Name = name;

    /// <summary>What failures name as the rule.</summary>
    public string Name { get; }

    /// <summary>The partial method <c>OnValidating</c>.</summary>
    /// <param name="method">Calls it.</param>
    public static ClassCheck OfMethod(Action<PersistentObject, ValidationErrors> method) => new MethodCheck(method);

    /// <summary>An attribute of the class.</summary>
    /// <param name="name">Its name, without "Attribute".</param>
    /// <param name="attribute">Decides.</param>
    /// <param name="localized">Makes one with the message of the current culture, where that comes from resources.</param>
    public static ClassCheck OfAttribute(string name, ValidationAttribute attribute, Func<ValidationAttribute>? localized)
        => new AttributeCheck(name, attribute, localized);

    internal abstract void Run(PersistentObject o, FailureList failures);

    sealed class MethodCheck(Action<PersistentObject, ValidationErrors> method) : ClassCheck("OnValidating")
    {
        internal override void Run(PersistentObject o, FailureList failures) => method(o, new ValidationErrors(failures, o, Name));
    }

    sealed class AttributeCheck(string name, ValidationAttribute attribute, Func<ValidationAttribute>? localized) : ClassCheck(name)
    {
        internal override void Run(PersistentObject o, FailureList failures)
        {
            var context = Contexts.Of(o);
            if (attribute.GetValidationResult(o, context) is not { } result) return;
            if (localized is not null) result = localized().GetValidationResult(o, context) ?? result;
            failures.Add(o, [.. result.MemberNames], Name, result.ErrorMessage ?? "");
        }
    }
}
