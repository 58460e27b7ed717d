using PersistentObjects.Schema;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>A type as a contract spells it, taken apart.</summary>
/// <param name="Kind">The first word: <c>int32</c>, <c>enum</c>, <c>list</c>; <c>()</c> for a tuple; for a type parameter its name.</param>
/// <param name="Name">The full name of an enum, class, structure or opaque value, with type arguments; else empty.</param>
/// <param name="Underlying">The number that an enum is stored as; else empty.</param>
/// <param name="Parts">The elements of a collection or tuple.</param>
/// <param name="AllowsNull">Whether a question mark is behind it.</param>
sealed record ContractType(string Kind, string Name, string Underlying, IReadOnlyList<ContractType> Parts, bool AllowsNull)
{
    public const string Enum = "enum";
    public const string Reference = "ref";
    public const string Structure = "struct";
    public const string Record = "record";
    public const string Array = "array";
    public const string List = "list";
    public const string Set = "set";
    public const string Map = "map";
    public const string Tuple = "()";

    static readonly HashSet<string> WithNullInside =
        [.. ScalarNames.WithNullInside, Reference, List, Set, Map, Record, "codec", "memorypack"];

    static readonly HashSet<string> WithoutParts = [.. ScalarNames.All];

    /// <summary>Whether it is a collection that changes: one for good, which begins empty.</summary>
    public bool IsChanging => Kind is "plist" or "pset" or "pmap";

    /// <summary>Whether it is stored by its members, which the contract lists elsewhere.</summary>
    public bool IsStructure => Kind is Structure or Record;

    /// <summary>Whether null is among the values, though the declaration says that it is not, unless something else is set.</summary>
    public bool IsNullAtFirst => !AllowsNull && WithNullInside.Contains(Kind);

    /// <summary>Whether null has bytes of its own among those of the type, so that a question mark changes nothing in them.</summary>
    public bool HasNullInside => WithNullInside.Contains(Kind);

    /// <summary>Whether it can be judged here: a type parameter is something else in each class that closes it.</summary>
    public bool IsKnown =>
        (WithoutParts.Contains(Kind) || Name.Length > 0 || Parts.Count > 0) && Parts.All(part => part.IsKnown);

    /// <summary>The kind without regard to whether the collection changes.</summary>
    public string ContentKind => IsChanging ? Kind.Substring(1) : Kind;

    /// <summary>This and all inside, outermost first.</summary>
    public IEnumerable<ContractType> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}
