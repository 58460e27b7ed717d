using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The runtime's types for each kind of index.</summary>
static class IndexNames
{
    /// <summary>The type of its definition, without type arguments.</summary>
    public static string Definition(IndexKind kind) => $"global::PersistentObjects.CompilerServices.{Stem(kind)}Definition";

    /// <summary>The type of its accessor, without type arguments.</summary>
    public static string Accessor(IndexKind kind) => $"global::PersistentObjects.{Stem(kind)}";

    static string Stem(IndexKind kind) => kind switch
    {
        IndexKind.Unique => "UniqueIndex",
        IndexKind.Equality => "EqualityIndex",
        IndexKind.UniqueOrdered => "UniqueOrderedIndex",
        IndexKind.OrderedComposite => "OrderedCompositeIndex",
        IndexKind.UniqueOrderedComposite => "UniqueOrderedCompositeIndex",
        _ => "OrderedIndex",
    };
}
