namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Whether stored values can be read as another type without a word of the user's: the rules by which recovery converts them,
/// in terms of the contract's types. The names in both are those of today.
/// </summary>
sealed class TypeFit(ContractGraph today)
{
    static readonly string[] SignedIntegers = ["int8", "int16", "int32", "int64", "int128", "bigint"];
    static readonly string[] UnsignedIntegers = ["uint8", "uint16", "uint32", "uint64", "uint128"];
    static readonly string[] Floats = ["float16", "float32", "float64"];

    /// <summary>What becomes of stored values in a type of today.</summary>
    public Fit Of(ContractType stored, ContractType declared)
    {
        var inside = Inside(stored, declared);
        // An array that was never set, and a collection that was null, become empty where null can't be.
        return inside == Fit.None ? Fit.None
            : stored.AllowsNull && !declared.AllowsNull && !BecomesEmpty(stored, declared) ? Fit.WithoutNull
            : inside;
    }

    Fit Inside(ContractType stored, ContractType declared) => stored.Kind switch
    {
        ContractType.Enum => When(declared.Kind == ContractType.Enum && declared.Name == stored.Name && IsWider(stored.Underlying, declared.Underlying)),
        ContractType.Reference => When(declared.Kind == ContractType.Reference && today.IsOrDerivesFrom(stored.Name, declared.Name)),
        ContractType.Structure or ContractType.Record => When(declared.IsStructure && declared.Name == stored.Name),
        "codec" or "memorypack" => When(declared.Kind == stored.Kind && declared.Name == stored.Name),
        _ when stored.Parts.Count > 0 => Parts(stored, declared),
        _ => When(declared.Parts.Count == 0 && declared.Name.Length == 0 && IsWider(stored.Kind, declared.Kind)),
    };

    Fit Parts(ContractType stored, ContractType declared)
    {
        var isSameKind = stored.ContentKind == declared.ContentKind
            || (IsSequence(stored) && IsSequence(declared));
        return isSameKind && stored.Parts.Count == declared.Parts.Count
            ? stored.Parts.Zip(declared.Parts, Of).Aggregate(Fit.Automatic, (worst, part) => part > worst ? part : worst)
            : Fit.None;
    }

    static bool BecomesEmpty(ContractType stored, ContractType declared) =>
        declared.IsChanging || (stored.ContentKind != declared.ContentKind && declared.Kind == ContractType.Array);

    static bool IsSequence(ContractType type) => type.ContentKind is ContractType.Array or ContractType.List;

    /// <summary>Whether each value of a type without parts is one of another such type.</summary>
    public static bool IsWider(string stored, string declared) =>
        stored == declared
        || IsLater(SignedIntegers, stored, declared)
        || IsLater(UnsignedIntegers, stored, declared)
        || (IsUnsigned(stored, out var bits) && (declared == "bigint" || (Bits(declared, "int") > bits)))
        || (stored == "char" && (IsLater(UnsignedIntegers, "uint8", declared) || Bits(declared, "int") > 16 || declared == "bigint"))
        || IsLater(Floats, stored, declared)
        || IsExact(stored, declared);

    // A float has 53 bits for an integer, a decimal 96.
    static bool IsExact(string stored, string declared) =>
        (Bits(stored, "int"), Bits(stored, "uint"), declared) switch
        {
            ( > 0 and <= 32, _, "float64") or (_, > 0 and <= 32, "float64") => true,
            ( > 0 and <= 64, _, "decimal") or (_, > 0 and <= 64, "decimal") => true,
            _ => false,
        };

    static bool IsUnsigned(string type, out int bits) => (bits = Bits(type, "uint")) > 0;

    static int Bits(string type, string prefix) =>
        type.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(type.Substring(prefix.Length), out var bits) ? bits : 0;

    static bool IsLater(string[] order, string stored, string declared) =>
        System.Array.IndexOf(order, stored) is >= 0 and var from && System.Array.IndexOf(order, declared) > from;

    static Fit When(bool fits) => fits ? Fit.Automatic : Fit.None;
}
