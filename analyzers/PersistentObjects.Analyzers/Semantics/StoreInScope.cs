using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What a code fix has to know to call Write on a store.</summary>
static class StoreInScope
{
    /// <summary>The property of a diagnostic that has the store's name: empty where it is the object around, absent where no name is the store.</summary>
    public const string Key = "Store";

    /// <summary>
    /// The properties of a diagnostic about a statement. What was the store where an object came from must be in scope there,
    /// and no read scope must be open, which a transaction could neither be awaited in nor agree with.
    /// </summary>
    public static ImmutableDictionary<string, string?>? Properties(IOperation store, IOperation statement, PersistentSymbols symbols)
    {
        var name = ScopeRegions.IsInside(statement, symbols) ? null
            : store is IInstanceReferenceOperation ? ""
            : StoreOrigins.Variable(store) is { } variable
                && statement.SemanticModel!.LookupSymbols(statement.Syntax.SpanStart, name: variable.Name).Contains(variable, SymbolEqualityComparer.Default)
                    ? store.Syntax.ToString()
                    : null;
        return name is null ? null : ImmutableDictionary<string, string?>.Empty.Add(Key, name);
    }
}
