using PersistentObjects.Evolution;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Whether stored values can be read as another type without a word of the user's: the rules by which recovery converts them,
/// in terms of the contract's types. The names in both are those of today.
/// </summary>
/// <param name="today">The classes, to know to what a reference may refer.</param>
/// <param name="ignoresNames">
/// Whether structures and enums may have other names, and an enum may become a number: so a method that converts old values can take
/// them though their type is gone.
/// </param>
sealed class TypeFit(ContractGraph today, bool ignoresNames = false)
{
    /// <summary>What becomes of stored values in a type of today.</summary>
    public Fit Of(ContractType stored, ContractType declared)
    {
        var inside = Inside(stored, declared);
        return inside == Fit.Automatic && stored.AllowsNull && !declared.AllowsNull && !BecomesEmpty(stored, declared)
            ? Fit.WithoutNull
            : inside;
    }

    Fit Inside(ContractType stored, ContractType declared) => stored.Kind switch
    {
        ContractType.Enum when declared.Kind == ContractType.Enum => When(IsSame(stored, declared) && IsSameOrWider(stored.Underlying, declared.Underlying)),
        ContractType.Enum => When(ignoresNames && IsSameOrWider(stored.Underlying, declared.Kind)),
        ContractType.Reference => When(declared.Kind == ContractType.Reference && today.IsOrDerivesFrom(stored.Name, declared.Name)),
        ContractType.Structure or ContractType.Record => When(declared.IsStructure && IsSame(stored, declared)),
        _ when stored.Name.Length > 0 => When(declared.Kind == stored.Kind && declared.Name == stored.Name),
        _ when stored.Parts.Count > 0 => Parts(stored, declared),
        _ => When(declared.Parts.Count == 0 && declared.Name.Length == 0 && IsSameOrWider(stored.Kind, declared.Kind)),
    };

    Fit Parts(ContractType stored, ContractType declared) =>
        (stored.ContentKind == declared.ContentKind || (IsSequence(stored) && IsSequence(declared)))
        && stored.Parts.Count == declared.Parts.Count
            ? stored.Parts.Zip(declared.Parts, Of).Aggregate(Fit.Automatic, (worst, part) => part > worst ? part : worst)
            : Fit.None;

    // A collection that was null, or an array that was never set, becomes an empty one of another kind where null can't be.
    static bool BecomesEmpty(ContractType stored, ContractType declared) =>
        stored.Parts.Count > 0
        && (declared.IsChanging || (IsSequence(stored) && IsSequence(declared) && stored.ContentKind != declared.ContentKind));

    static bool IsSequence(ContractType type) => type.ContentKind is ContractType.Array or ContractType.List;

    bool IsSame(ContractType stored, ContractType declared) => ignoresNames || TypeNames.Match(stored.Name, declared.Name);

    static bool IsSameOrWider(string stored, string declared) => stored == declared || NumberTypes.IsWidening(stored, declared);

    static Fit When(bool fits) => fits ? Fit.Automatic : Fit.None;
}
