namespace PersistentObjects.Generator.Model;

/// <summary>How a value is made of its members.</summary>
/// <param name="Kind">What is called.</param>
/// <param name="Arguments">The members that are passed, in the order of the parameters.</param>
/// <param name="Initialized">The members that an object initializer sets.</param>
sealed record Construction(ConstructionKind Kind, EquatableArray<StructureMember> Arguments, EquatableArray<string> Initialized);

enum ConstructionKind
{
    /// <summary>A tuple expression.</summary>
    Tuple,

    /// <summary>A constructor that generated code may call.</summary>
    Constructor,

    /// <summary>A private constructor, called through an unsafe accessor.</summary>
    HiddenConstructor,
}
