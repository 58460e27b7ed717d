using PersistentObjects.Checks;
using PersistentObjects.Objects;

namespace PersistentObjects.CompilerServices;

/// <content>What values are checked for.</content>
public abstract partial class FieldProperty<T>
{
    /// <summary>The rules that values must meet, null when there are none.</summary>
    public PropertyRules<T>? Rules { get; init; }

    internal sealed override bool HasRules => Rules is { HasRulesOfValue: true };

    internal sealed override bool HasRulesAtEnd => Rules is { HasRulesAtEnd: true };

    internal sealed override void CheckAdded(PersistentObject o, FailureList failures) => Rules!.Check(o, Name, _field(o), failures);

    internal sealed override void CheckAtEnd(PersistentObject o, PersistentObject values, FailureList failures)
        => Rules!.CheckAtEnd(o, Name, ValueOf(o, values), failures);

    internal override string TextIn(PersistentObject values) => ValueText.Short(_field(values));

    /// <summary>The value as a getter would give it, when these are the values of an object.</summary>
    private protected virtual T ValueOf(PersistentObject o, PersistentObject values) => _field(values);
}
