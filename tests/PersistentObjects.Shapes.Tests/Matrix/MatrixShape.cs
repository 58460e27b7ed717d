namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>A way to declare a class with a property of every type.</summary>
/// <param name="Name">What the class is like.</param>
/// <param name="Class">The class that objects are of, as users spell it.</param>
/// <param name="Format">The declaration, with <c>$properties</c> where the properties go.</param>
sealed record MatrixShape(string Name, string Class, string Format)
{
    public string PropertyModifiers { get; init; } = "public partial";

    public string Accessors { get; init; } = "{ get; set; } = default!;";

    public bool IsOblivious { get; init; }

    /// <summary>Whether the properties are of type parameters, for which the types stand only when the class is closed.</summary>
    public bool IsOpen { get; init; }

    public bool Has(MatrixType type) =>
        !(IsOblivious && type.IsAnnotated)
        // Memory is copied by the setter of its property, which must know that it is memory.
        && !(IsOpen && type.CSharp.StartsWith("ReadOnlyMemory", StringComparison.Ordinal));

    public override string ToString() => Name;

    public static IReadOnlyList<MatrixShape> All { get; } =
    [
        new("plain", "Plain", "[Persistent] public partial class Plain { $properties }"),
        new("sealed", "Sealed", "[Persistent] public sealed partial class Sealed { $properties }"),
        new("derived from an abstract one", "OfAbstract", """
            [Persistent] public abstract partial class Abstract { $properties }
            [Persistent] public sealed partial class OfAbstract : Abstract { public partial int Own { get; set; } }
            """),
        new("derived from a concrete one", "OfConcrete", """
            [Persistent] public partial class Concrete { public partial string Inherited { get; set; } = "i"; }
            [Persistent] public partial class OfConcrete : Concrete { $properties }
            """),
        new("nested", "Outer.Nested", "public static partial class Outer { [Persistent] public partial class Nested { $properties } }"),
        new("of a generic base", "OfGeneric", """
            [Persistent] public abstract partial class Generic<TKey>
            {
                [Index] public partial TKey Key { get; set; } = default!;
                $properties
            }
            [Persistent] public sealed partial class OfGeneric : Generic<Money>;
            """),
        new("closed over all types", "Closed", """
            [Persistent] public abstract partial class Open<$parameters> { $properties }
            [Persistent] public sealed partial class Closed : Open<$arguments>;
            """) { IsOpen = true },
        new("internal", "Hidden", "[Persistent] internal partial class Hidden { $properties }") { PropertyModifiers = "internal partial" },
        new("keyed by a struct", "Keyed", """
            [Persistent] public partial class Keyed { [Unique] public partial Pair<string, int> Key { get; set; } = new("k", 1); $properties }
            """),
        new("without annotations", "Oblivious", """
            #nullable disable
            [Persistent] public partial class Oblivious
            {
            $properties
            }
            #nullable enable
            """) { IsOblivious = true, Accessors = "{ get; set; }" },
        new("with required properties", "Requiring", "[Persistent] public partial class Requiring { $properties }")
        {
            PropertyModifiers = "public required partial", Accessors = "{ get; set; }",
        },
        new("with init-only properties", "Initial", "[Persistent] public partial class Initial { $properties }") { Accessors = "{ get; init; } = default!;" },
        new("with private setters", "Private", "[Persistent] public partial class Private { $properties }") { Accessors = "{ get; private set; } = default!;" },
    ];
}
