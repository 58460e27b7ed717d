using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>The library's types as a compilation sees them, resolved once.</summary>
sealed class PersistentSymbols
{
    // By compilation, with which it is collected: each rule asks.
    static readonly ConditionalWeakTable<Compilation, PersistentSymbols> Resolved = new();

    readonly INamedTypeSymbol _persistentAttribute;
    readonly INamedTypeSymbol? _notPersistentAttribute;
    readonly INamedTypeSymbol? _inTransactionAttribute;
    readonly INamedTypeSymbol? _codecAttribute;
    readonly INamedTypeSymbol? _store;
    readonly INamedTypeSymbol? _storeException;
    readonly INamedTypeSymbol? _readScope;
    readonly INamedTypeSymbol? _writeTransaction;
    readonly INamedTypeSymbol? _extent;
    readonly INamedTypeSymbol? _enumerable;
    readonly INamedTypeSymbol? _task;
    readonly INamedTypeSymbol?[] _otherAwaitables;

    PersistentSymbols(INamedTypeSymbol persistentAttribute, Compilation compilation)
    {
        _persistentAttribute = persistentAttribute;
        _notPersistentAttribute = compilation.GetTypeByMetadataName(MetadataNames.NotPersistentAttribute);
        _inTransactionAttribute = compilation.GetTypeByMetadataName("PersistentObjects.InTransactionAttribute");
        _codecAttribute = compilation.GetTypeByMetadataName("PersistentObjects.CodecAttribute");
        _store = compilation.GetTypeByMetadataName(MetadataNames.PersistentStore);
        _storeException = compilation.GetTypeByMetadataName("PersistentObjects.PersistentStoreException");
        _readScope = compilation.GetTypeByMetadataName("PersistentObjects.ReadScope");
        _writeTransaction = compilation.GetTypeByMetadataName("PersistentObjects.WriteTransaction");
        _extent = compilation.GetTypeByMetadataName(MetadataNames.Extent + "`1");
        _enumerable = compilation.GetTypeByMetadataName("System.Linq.Enumerable");
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        _otherAwaitables =
        [
            compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask"),
            compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1"),
            compilation.GetTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1"),
        ];
    }

    /// <summary>Null where the runtime is not referenced: there is nothing to analyze then.</summary>
    public static PersistentSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MetadataNames.PersistentAttribute) is { } attribute
            ? Resolved.GetValue(compilation, compilation => new PersistentSymbols(attribute, compilation))
            : null;

    public bool IsMarkedPersistent(ISymbol symbol) => HasAttribute(symbol, _persistentAttribute);

    public bool IsMarkedNotPersistent(ISymbol symbol) => HasAttribute(symbol, _notPersistentAttribute);

    public bool HasCodec(ISymbol symbol) => HasAttribute(symbol, _codecAttribute);

    /// <summary>
    /// Whether this is a persistent class whose declaration is valid. What is not has an error already, and whoever
    /// puts that right is told the rest then.
    /// </summary>
    public bool IsValidClass(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        IsMarkedPersistent(type) && DeclarationRules.Class(type, cancellationToken).IsValid;

    /// <summary>Whether the method runs a body as a write transaction.</summary>
    public bool IsWrite(IMethodSymbol method) => method.Name is "Write" or "WriteAsync" && Same(method.ContainingType, _store);

    /// <summary>Whether the method runs a body in a read scope.</summary>
    public bool IsRead(IMethodSymbol method) => method.Name == "Read" && Same(method.ContainingType, _store);

    /// <summary>Whether the method is one of LINQ over objects.</summary>
    public bool IsOfEnumerable(IMethodSymbol method) => Same(method.ContainingType, _enumerable);

    /// <summary>The class of whose objects a type is the extent; null if it is none, or one of a type parameter.</summary>
    public INamedTypeSymbol? ClassOfExtent(ITypeSymbol? type) =>
        Same(type?.OriginalDefinition, _extent) ? ((INamedTypeSymbol)type!).TypeArguments[0] as INamedTypeSymbol : null;

    /// <summary>Whether the method gives a task that tells when the store has done it, or that it has failed.</summary>
    public bool IsTaskOfStore(IMethodSymbol method) =>
        method.Name is "WriteAsync" or "FlushAsync" or "SnapshotAsync" or "BackupAsync" or "WaitForVersion" or "DisposeAsync"
        && Same(method.ContainingType, _store);

    /// <summary>Whether the method adds an object to a store.</summary>
    public bool IsAdd(IMethodSymbol method) => method.Name == "Add" && Same(method.ContainingType, _store);

    /// <summary>Whether the method deletes an object of a store.</summary>
    public bool IsDelete(IMethodSymbol method) => method.Name == "Delete" && Same(method.ContainingType, _store);

    /// <summary>Whether the type is the exception that all others of the library derive from, or one of those.</summary>
    public bool IsStoreException(ITypeSymbol type) => Same(type, _storeException) || Same(type.BaseType, _storeException);

    /// <summary>Whether the type is a store.</summary>
    public bool IsStore(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Same(current, _store))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the property is stored: its getter and setter are those of a persistent class that the generator writes.</summary>
    public bool IsPersistentProperty(IPropertySymbol property) =>
        !property.IsStatic && IsMarkedPersistent(property.ContainingType) && PersistentTypes.IsGeneratedProperty(property);

    /// <summary>Whether the method commits or abandons a write transaction.</summary>
    public bool EndsTransaction(IMethodSymbol method) =>
        method.Name is "Commit" or nameof(IDisposable.Dispose) && Same(method.ContainingType, _writeTransaction);

    /// <summary>Whether the member, one that it overrides, or one that it implements, is marked [InTransaction].</summary>
    public bool IsInTransaction(ISymbol member)
    {
        for (var method = (member as IMethodSymbol)?.OriginalDefinition; method is not null; method = method.OverriddenMethod?.OriginalDefinition)
        {
            if (HasAttribute(method, _inTransactionAttribute) || Implemented(method).Any(implemented => HasAttribute(implemented, _inTransactionAttribute)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the caller of the method has to dispose what it gives, and what that is. Whoever gets a ref struct from
    /// whomever is its only holder; a view may be somebody else's, but not if the store has just opened it.
    /// </summary>
    public ScopeKind? Opens(IMethodSymbol method) =>
        method.ReturnsByRef ? null
        : Same(method.ReturnType, _readScope) ? ScopeKind.ReadScope
        : Same(method.ReturnType, _writeTransaction) ? ScopeKind.Transaction
        : method.Name == "OpenView" && Same(method.ContainingType, _store) ? ScopeKind.View
        : null;

    /// <summary>
    /// Whether a value of the type promises that work is still going on. The runtime asks the same of what a body
    /// returns.
    /// </summary>
    public bool IsAwaitable(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Same(current, _task))
            {
                return true;
            }
        }

        return _otherAwaitables.Any(awaitable => Same(type.OriginalDefinition, awaitable));
    }

    static IEnumerable<ISymbol> Implemented(IMethodSymbol method) =>
        method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type ? []
        : method.ExplicitInterfaceImplementations.Concat(type.AllInterfaces
            .SelectMany(implemented => implemented.GetMembers(method.Name))
            .Where(candidate => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate), method)));

    static bool HasAttribute(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        foreach (var candidate in symbol.GetAttributes())
        {
            if (Same(candidate.AttributeClass, attribute))
            {
                return true;
            }
        }

        return false;
    }

    static bool Same(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
