namespace PersistentObjects.Generator.Model;

/// <summary>What whole objects of a class are checked for.</summary>
/// <param name="Attributes">The attributes of the class itself.</param>
/// <param name="Hook">The method <c>OnValidating</c>, if the user has implemented it.</param>
sealed record ClassChecks(EquatableArray<RuleModel.Instance> Attributes, HookModel? Hook);
