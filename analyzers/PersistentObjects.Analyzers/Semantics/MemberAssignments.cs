using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// Which members of a class hold what their initializers give and nothing else: they can't be assigned but in a
/// constructor, no constructor does, and their values can't be changed. Collected while the class is analyzed, by several
/// threads.
/// </summary>
sealed class MemberAssignments
{
    readonly ConcurrentDictionary<ISymbol, bool> _initialized = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<ISymbol, bool> _assigned = new(SymbolEqualityComparer.Default);

    MemberAssignments()
    {
    }

    public static MemberAssignments Collect(SymbolStartAnalysisContext context)
    {
        var assignments = new MemberAssignments();
        context.RegisterOperationAction(assignments.AddInitialized, OperationKind.FieldInitializer, OperationKind.PropertyInitializer);
        context.RegisterOperationAction(assignments.AddAssigned, OperationKind.FieldReference, OperationKind.PropertyReference);
        return assignments;
    }

    public bool IsConstant(ISymbol member) =>
        member switch
        {
            IFieldSymbol field => field.IsReadOnly && IsUnchangeable(field.Type),
            IPropertySymbol property => property.SetMethod is null && IsUnchangeable(property.Type),
            _ => false,
        }
        && _initialized.ContainsKey(member)
        && !_assigned.ContainsKey(member);

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
            _initialized.TryAdd(member, true);
        }
    }

    void AddAssigned(OperationAnalysisContext context)
    {
        var reference = (IMemberReferenceOperation)context.Operation;
        if (IsWritten(reference))
        {
            _assigned.TryAdd(reference.Member, true);
        }
    }

    // Of what can be assigned in constructors only, no more ways to be assigned are known than these.
    static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out },
        IIncrementOrDecrementOperation or ITupleOperation => true,
        _ => false,
    };
}
