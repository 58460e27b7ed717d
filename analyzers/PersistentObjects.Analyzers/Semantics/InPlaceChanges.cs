using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>The framework's methods that change a collection, an array or memory, rather than give a changed copy.</summary>
static class InPlaceChanges
{
    static readonly HashSet<string> OfCollections =
    [
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "Clear", "Dequeue", "Enqueue", "ExceptWith", "Insert", "InsertRange", "IntersectWith",
        "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Reverse", "Set", "SetAll",
        "Sort", "SymmetricExceptWith", "TryAdd", "TryDequeue", "TryPop", "TryRemove", "TryUpdate", "UnionWith",
    ];

    static readonly HashSet<string> OfArraysAndSpans = ["Clear", "Fill", "Reverse", "Sort", "CopyTo", "Copy", "WriteUnaligned"];

    /// <summary>What the call changes: the object that it is called on, or an argument.</summary>
    public static IOperation? ChangedBy(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (OfCollections.Contains(name) && call.Instance is { } collection && IsOfFramework(call.TargetMethod, "Collections"))
        {
            return collection;
        }

        return OfArraysAndSpans.Contains(name)
            ? call.TargetMethod.ContainingType switch
            {
                { SpecialType: SpecialType.System_Array } or { Name: "MemoryExtensions" or "Span" or "Memory" or "ReadOnlySpan" or "ReadOnlyMemory" or "Unsafe" } =>
                    name is "CopyTo" or "Copy" ? Destination(call) : call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
                _ => null,
            }
            : null;
    }

    static IOperation? Destination(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "destination" or "destinationArray")?.Value;

    // Immutable collections and frozen ones give a copy.
    static bool IsOfFramework(IMethodSymbol method, string part) =>
        method.ContainingNamespace is { Name: not ("Immutable" or "Frozen") } space
        && (space is { Name: var own, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && own == part
            || space.ContainingNamespace is { Name: var outer, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && outer == part);
}
