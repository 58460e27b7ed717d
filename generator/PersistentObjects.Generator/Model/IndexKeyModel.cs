namespace PersistentObjects.Generator.Model;

/// <summary>How an index of the class itself reads its keys.</summary>
/// <param name="Components">What the key is made of: one property, or several.</param>
/// <param name="Filter">The property that must hold for an object to be in the index, if there is one.</param>
/// <param name="Reads">The persistent properties on which key and filter depend.</param>
/// <param name="Comparison">The expression that makes the comparison of keys; null for the one that keys have by themselves.</param>
sealed record IndexKeyModel(
    EquatableArray<KeyComponentModel> Components,
    KeyComponentModel? Filter,
    EquatableArray<ReadPropertyModel> Reads,
    string? Comparison);
