using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// Where the members of a class are assigned: by their initializers, by the bodies of its constructors, or elsewhere. Collected
/// while the class is analyzed, by several threads.
/// </summary>
sealed class MemberAssignments
{
    readonly ConcurrentDictionary<ISymbol, bool> _byInitializer = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<ISymbol, bool> _inConstructor = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<ISymbol, bool> _elsewhere = new(SymbolEqualityComparer.Default);

    MemberAssignments()
    {
    }

    public static MemberAssignments Collect(SymbolStartAnalysisContext context)
    {
        var assignments = new MemberAssignments();
        context.RegisterOperationAction(assignments.AddInitialized, OperationKind.FieldInitializer, OperationKind.PropertyInitializer);
        context.RegisterOperationAction(assignments.AddReference, OperationKind.FieldReference, OperationKind.PropertyReference);
        return assignments;
    }

    /// <summary>
    /// Whether a member holds what its initializer gives and nothing else: it can't be assigned but in a constructor, no
    /// constructor does, and its value can't be changed.
    /// </summary>
    public bool IsConstant(ISymbol member) =>
        member switch
        {
            IFieldSymbol field => field.IsReadOnly && IsUnchangeable(field.Type),
            IPropertySymbol property => property.SetMethod is null && IsUnchangeable(property.Type),
            _ => false,
        }
        && _byInitializer.ContainsKey(member)
        && !_inConstructor.ContainsKey(member)
        && !_elsewhere.ContainsKey(member);

    /// <summary>Whether the bodies of constructors assign a member, and nothing else does.</summary>
    public bool AreInConstructorsOnly(ISymbol member) =>
        _inConstructor.ContainsKey(member) && !_byInitializer.ContainsKey(member) && !_elsewhere.ContainsKey(member);

    static bool IsUnchangeable(ITypeSymbol type) =>
        type.IsValueType || type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Delegate;

    void AddInitialized(OperationAnalysisContext context)
    {
        var members = context.Operation switch
        {
            IFieldInitializerOperation initializer => initializer.InitializedFields.CastArray<ISymbol>(),
            IPropertyInitializerOperation initializer => initializer.InitializedProperties.CastArray<ISymbol>(),
            _ => [],
        };
        foreach (var member in members)
        {
            _byInitializer.TryAdd(member, true);
        }
    }

    void AddReference(OperationAnalysisContext context)
    {
        var reference = (IMemberReferenceOperation)context.Operation;
        if (SingleAssignment.IsWritten(reference))
        {
            var isOwn = reference is { Parent: ISimpleAssignmentOperation, Instance: IInstanceReferenceOperation };
            (isOwn && IsInConstructor(context) ? _inConstructor : _elsewhere).TryAdd(reference.Member, true);
        }
    }

    // A function inside of a constructor may run whenever somebody calls it.
    static bool IsInConstructor(OperationAnalysisContext context)
    {
        for (var operation = context.Operation; operation is not null; operation = operation.Parent)
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return context.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
    }
}
