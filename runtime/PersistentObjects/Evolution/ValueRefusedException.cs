namespace PersistentObjects.Evolution;

/// <summary>A stored value has no counterpart in the type that is declared today. Who reads the object says which property of which one.</summary>
/// <param name="what">The value, and where it can't stand: "null, where int32 is declared".</param>
sealed class ValueRefusedException(string what) : Exception(what);
