using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Whether two expressions for stores are two stores.</summary>
static class StoreVariables
{
    /// <summary>
    /// Whether the stores can't be the same: their classes have nothing to do with each other, they are two parameters, or one is
    /// opened here and the other is a variable that is not assigned from it.
    /// </summary>
    public static bool AreTwoStores(IOperation a, IOperation b) =>
        AreUnrelated(a.Type, b.Type)
        || (StoreOrigins.Variable(a) is { } first
            && StoreOrigins.Variable(b) is { } second
            && !SymbolEqualityComparer.Default.Equals(first, second)
            && (IsOpenedHere(a) ? IsNeverAnother(b) : IsOpenedHere(b) ? IsNeverAnother(a) : IsNeverAssigned(a) && IsNeverAssigned(b)));

    /// <summary>How a message names a store.</summary>
    public static string Name(IOperation store) => store switch
    {
        IConversionOperation conversion => Name(conversion.Operand),
        IInstanceReferenceOperation => "this",
        _ => StoreOrigins.Variable(store)?.Name ?? store.Syntax.ToString(),
    };

    static bool AreUnrelated(ITypeSymbol? a, ITypeSymbol? b) => a is INamedTypeSymbol && b is INamedTypeSymbol && !IsOrDerives(a, b) && !IsOrDerives(b, a);

    static bool IsOrDerives(ITypeSymbol type, ITypeSymbol from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsOpenedHere(IOperation store) => store is ILocalReferenceOperation local && Opening(SingleAssignment.Of(local));

    // Somebody may have put what is opened here into a field, but not into a parameter or a variable that was there before.
    static bool IsNeverAnother(IOperation store) => IsNeverAssigned(store) || IsOpenedHere(store);

    static bool IsNeverAssigned(IOperation store) =>
        store is IParameterReferenceOperation { Parameter: var parameter }
        && !SingleAssignment.Root(store).Descendants()
            .OfType<IParameterReferenceOperation>()
            .Any(other => SymbolEqualityComparer.Default.Equals(other.Parameter, parameter) && SingleAssignment.IsWritten(other));

    static bool Opening(IOperation? value) => value switch
    {
        IConversionOperation conversion => Opening(conversion.Operand),
        IAwaitOperation awaited => Opening(awaited.Operation),
        // store.OpenAsync(...).ConfigureAwait(false)
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Opening(task),
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Open" or "OpenAsync" or "InMemory", ContainingType: var type } } => PersistentTypes.IsStore(type),
        _ => false,
    };
}
