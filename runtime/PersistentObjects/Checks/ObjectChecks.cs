using System.ComponentModel.DataAnnotations;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Checks;

/// <summary>What is checked of objects of one class at the end of the transactions that add or change them.</summary>
sealed class ObjectChecks
{
    readonly PersistentProperty[] _properties;
    readonly ClassCheck[] _checks;
    readonly bool _isValidatable;

    ObjectChecks(PersistentProperty[] properties, ClassCheck[] checks, bool isValidatable)
        => (_properties, _checks, _isValidatable) = (properties, checks, isValidatable);

    /// <summary>The checks of a class and of its base classes, null when there are none.</summary>
    internal static ObjectChecks? Of(PersistentClass model)
    {
        PersistentProperty[] properties = [.. model.Properties.Where(property => property.HasRulesAtEnd)];
        ClassCheck[] checks = [.. model.Ancestors.Reverse().Append(model).SelectMany(each => each.Checks)];
        var isValidatable = model.Type.IsAssignableTo(typeof(IValidatableObject));
        return properties.Length == 0 && checks.Length == 0 && !isValidatable ? null : new ObjectChecks(properties, checks, isValidatable);
    }

    /// <summary>Checks an object. Code of the user's runs, in the transaction and under its lock.</summary>
    internal void Run(PersistentObject o, PersistentObject values, FailureList failures)
    {
        foreach (var property in _properties) property.CheckAtEnd(o, values, failures);
        foreach (var check in _checks) check.Run(o, failures);
        if (!_isValidatable) return;
        foreach (var result in ((IValidatableObject)o).Validate(Contexts.Of(o)) ?? [])
        {
            if (result != ValidationResult.Success) failures.Add(o, [.. result.MemberNames], nameof(IValidatableObject.Validate), result.ErrorMessage ?? "");
        }
    }
}
