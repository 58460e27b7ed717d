namespace PersistentObjects;

/// <summary>A reference to an object that is not of the type which is expected there.</summary>
sealed class ReferenceTypeException(PersistentObject target, string typeName)
    : RecordFormatException($"a reference to {target} where one of type '{typeName}' is expected")
{
    /// <summary>What the property holds, when that was right once.</summary>
    internal string Explanation { get; } = $"a {target.Home?.Model.Name ?? target.GetType().Name}, where '{typeName}' is declared";
}
