using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>Recognizes the functions that queries are given, and properties of their element.</summary>
static class ElementProperty
{
    /// <summary>The lambda that an argument is, if it has one parameter.</summary>
    public static IAnonymousFunctionOperation? Lambda(IOperation argument) => argument switch
    {
        IArgumentOperation value => Lambda(value.Value),
        IDelegateCreationOperation creation => Lambda(creation.Target),
        IAnonymousFunctionOperation { Symbol: { IsAsync: false, Parameters.Length: 1 } } lambda => lambda,
        _ => null,
    };

    /// <summary>What a lambda returns that does nothing else.</summary>
    public static IOperation? Result(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations is { Length: 1 } operations && operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : null;

    /// <summary>The property, if the operation reads one of the element itself.</summary>
    public static IPropertySymbol? Of(IOperation operation, IAnonymousFunctionOperation lambda) =>
        WithoutImplicit(operation) is IPropertyReferenceOperation { Arguments.IsEmpty: true, Instance: { } instance } reference
        && WithoutImplicit(instance) is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, lambda.Symbol.Parameters[0])
            ? reference.Property
            : null;

    public static IOperation WithoutImplicit(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? WithoutImplicit(conversion.Operand) : operation;
}
