using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The runtime's types for each kind of index.</summary>
static class IndexNames
{
    public static string Definition(IndexKind kind) => kind switch
    {
        IndexKind.Unique => "global::PersistentObjects.CompilerServices.UniqueIndexDefinition",
        _ => "global::PersistentObjects.CompilerServices.EqualityIndexDefinition",
    };

    public static string Accessor(IndexKind kind) => kind switch
    {
        IndexKind.Unique => "global::PersistentObjects.UniqueIndex",
        _ => "global::PersistentObjects.EqualityIndex",
    };
}
