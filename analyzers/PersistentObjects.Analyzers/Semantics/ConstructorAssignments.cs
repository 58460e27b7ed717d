using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// Which members of a class are assigned by the bodies of its constructors, and by nothing else. Collected while the class is
/// analyzed, by several threads.
/// </summary>
sealed class ConstructorAssignments
{
    readonly ConcurrentDictionary<ISymbol, bool> _inConstructor = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<ISymbol, bool> _elsewhere = new(SymbolEqualityComparer.Default);

    ConstructorAssignments()
    {
    }

    public static ConstructorAssignments Collect(SymbolStartAnalysisContext context)
    {
        var assignments = new ConstructorAssignments();
        context.RegisterOperationAction(assignments.AddInitialized, OperationKind.FieldInitializer, OperationKind.PropertyInitializer);
        context.RegisterOperationAction(assignments.AddReference, OperationKind.FieldReference, OperationKind.PropertyReference);
        return assignments;
    }

    public bool AreOnlyOnesOf(ISymbol member) => _inConstructor.ContainsKey(member) && !_elsewhere.ContainsKey(member);

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
            _elsewhere.TryAdd(member, true);
        }
    }

    void AddReference(OperationAnalysisContext context)
    {
        var reference = (IMemberReferenceOperation)context.Operation;
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference && IsOwn(reference) && IsInConstructor(context):
                _inConstructor.TryAdd(reference.Member, true);
                break;
            case IAssignmentOperation assignment when assignment.Target == reference:
            case IIncrementOrDecrementOperation or ITupleOperation or IAddressOfOperation:
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } }:
                _elsewhere.TryAdd(reference.Member, true);
                break;
        }
    }

    static bool IsOwn(IMemberReferenceOperation reference) => reference.Instance is IInstanceReferenceOperation;

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
