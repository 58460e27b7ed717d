namespace PersistentObjects.Generator.Model;

/// <summary>What a property is checked for.</summary>
/// <param name="DisplayName">An expression for the name that messages use, null for the property's own.</param>
/// <param name="Rules">The rules.</param>
/// <param name="ValueType">The type of the values in source text: without the question mark of a nullable value type.</param>
/// <param name="IsNullable">Whether the property is of a nullable value type.</param>
/// <param name="AtEnd">Whether the rules are asked at the end of transactions, since the value changes without a setter.</param>
/// <param name="Hook">The hook that the user has implemented.</param>
sealed record PropertyChecks(
    string? DisplayName,
    EquatableArray<RuleModel> Rules,
    string ValueType,
    bool IsNullable,
    bool AtEnd,
    HookModel? Hook);
