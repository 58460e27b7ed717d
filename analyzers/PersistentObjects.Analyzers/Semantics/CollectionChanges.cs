using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What changes a PersistentList, PersistentSet or PersistentDictionary, each of which is the value of a property of one object.</summary>
static class CollectionChanges
{
    static readonly HashSet<string> Adding = ["Add", "AddRange", "Insert", "InsertRange", "TryAdd", "UnionWith", "SymmetricExceptWith"];

    static readonly HashSet<string> Others =
    [
        "Clear", "ExceptWith", "IntersectWith", "Remove", "RemoveAll", "RemoveAt", "RemoveRange", "RemoveWhere", "Reverse", "Sort",
    ];

    /// <summary>The persistent collection that a call changes.</summary>
    public static IOperation? Changed(IInvocationOperation call) =>
        call.Instance is { } instance
        && (Adding.Contains(call.TargetMethod.Name) || Others.Contains(call.TargetMethod.Name))
        && Operations.Unwrap(instance) is var collection
        && IsCollection(collection.Type)
            ? collection
            : null;

    /// <summary>The persistent collection whose element is the target of an assignment.</summary>
    public static IOperation? Indexed(IOperation target) =>
        (target switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => Operations.Unwrap(instance),
            IImplicitIndexerReferenceOperation implicitly => implicitly.Instance,
            _ => null,
        }) is { } collection && IsCollection(collection.Type)
            ? collection
            : null;

    /// <summary>Whether the arguments of such a call become elements.</summary>
    public static bool Adds(IInvocationOperation call) => Adding.Contains(call.TargetMethod.Name);

    /// <summary>The property that an expression reads, itself or, if it is a variable for a persistent collection, where that was declared.</summary>
    public static IPropertyReferenceOperation? Property(IOperation value) => value switch
    {
        IPropertyReferenceOperation property => property,
        ILocalReferenceOperation local when IsCollection(local.Type) => SingleAssignment.Of(local) as IPropertyReferenceOperation,
        _ => null,
    };

    static bool IsCollection(ITypeSymbol? type) => type?.IsPersistentCollection() == true;
}
