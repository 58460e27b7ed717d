using PersistentObjects.Checks;

namespace PersistentObjects.CompilerServices;

/// <content>What values are checked for.</content>
public sealed partial class PersistentProperty<T>
{
    /// <summary>The rules that values must meet, null when there are none.</summary>
    public PropertyRules<T>? Rules { get; init; }

    /// <summary>
    /// Calls the user's <c>On…Changing</c> with the object, the value that is to be replaced and the new one, in the transaction and
    /// before it changes anything; null when the user has none.
    /// </summary>
    public Action<PersistentObject, T, T>? Changing { get; init; }

    internal override bool HasRules => Rules is { HasRulesOfValue: true };

    internal override bool HasRulesAtEnd => Rules is { HasRulesAtEnd: true };

    internal override void CheckAdded(PersistentObject o, FailureList failures) => Rules!.Check(o, Name, _field(o), failures);

    internal override void CheckAtEnd(PersistentObject o, PersistentObject values, FailureList failures)
        => Rules!.CheckAtEnd(o, Name, _field(values), failures);

    internal override string TextIn(PersistentObject values) => Objects.ValueText.Short(_field(values));
}
