using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>A filter over the objects of an extent: comparisons that must all hold.</summary>
/// <param name="Conditions">Those that an index may answer.</param>
/// <param name="HasMore">Whether there are others.</param>
sealed record Filter(IReadOnlyList<Condition> Conditions, bool HasMore)
{
    public static Filter? Parse(IAnonymousFunctionOperation lambda)
    {
        if (ElementProperty.Result(lambda) is not { } result)
        {
            return null;
        }

        var all = Conjuncts(result).Select(conjunct => Parse(conjunct, lambda)).ToList();
        var known = all.OfType<Condition>().ToList();
        return known.Count > 0 ? new Filter(known, known.Count < all.Count) : null;
    }

    static IEnumerable<IOperation> Conjuncts(IOperation operation) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } and
            ? Conjuncts(and.LeftOperand).Concat(Conjuncts(and.RightOperand))
            : [operation];

    static Condition? Parse(IOperation operation, IAnonymousFunctionOperation lambda) => operation switch
    {
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } =>
            ElementProperty.Of(operation, lambda) is { } property ? new Condition(property, Asked.Equal, FilterKey.Of(true)) : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } operand } =>
            ElementProperty.Of(operand, lambda) is { } property ? new Condition(property, Asked.Equal, FilterKey.Of(false)) : null,
        IBinaryOperation comparison => Compare(comparison, lambda),
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } =>
            Make(ElementProperty.Of(((IIsPatternOperation)operation).Value, lambda), Asked.Equal, pattern.Value, lambda),
        IInvocationOperation call => Call(call, lambda),
        _ => null,
    };

    static Condition? Compare(IBinaryOperation comparison, IAnonymousFunctionOperation lambda)
    {
        var isTurned = ElementProperty.Of(comparison.LeftOperand, lambda) is null;
        var (element, key) = isTurned
            ? (comparison.RightOperand, comparison.LeftOperand)
            : (comparison.LeftOperand, comparison.RightOperand);
        Asked? asked = comparison.OperatorKind switch
        {
            BinaryOperatorKind.Equals => Asked.Equal,
            BinaryOperatorKind.GreaterThanOrEqual => isTurned ? Asked.To : Asked.From,
            BinaryOperatorKind.GreaterThan => isTurned ? Asked.Below : Asked.Above,
            BinaryOperatorKind.LessThanOrEqual => isTurned ? Asked.From : Asked.To,
            BinaryOperatorKind.LessThan => isTurned ? Asked.Above : Asked.Below,
            _ => null,
        };
        return asked is { } how
            && ElementProperty.Of(element, lambda) is { } property
            && Make(property, how, key, lambda) is { } condition
            && (condition.Key.IsNull ? how == Asked.Equal : ComparesAsIndexes(comparison, property.Type))
                ? condition
                : null;
    }

    // Operators of the user's may say something else than Equals and CompareTo do, which indexes ask.
    static bool ComparesAsIndexes(IBinaryOperation comparison, ITypeSymbol type) =>
        comparison.OperatorMethod is { } method
            ? method.IsImplicitlyDeclared || IsOfTheSystem(method.ContainingType)
            : type.IsValueType || type.SpecialType == SpecialType.System_String
                ? comparison.LeftOperand.Type?.SpecialType != SpecialType.System_Object
                : type.IsMarkedPersistent();

    static bool IsOfTheSystem(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space is { Name: "System" };
    }

    static Condition? Call(IInvocationOperation call, IAnonymousFunctionOperation lambda)
    {
        var values = call.Arguments.Select(argument => argument.Value).ToList();
        var isOfString = call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String;
        var comparison = Condition.Ordinal;
        if (isOfString && values.Count > 1 && call.TargetMethod.Parameters.Last().Type.Is("System.StringComparison"))
        {
            if (values[values.Count - 1].ConstantValue.Value is not int constant)
            {
                return null;
            }

            comparison = constant;
            values.RemoveAt(values.Count - 1);
        }
        else if (call.TargetMethod.Name != "Equals")
        {
            return null;
        }

        if (call.Instance is null)
        {
            return isOfString && values.Count == 2
                ? Make(ElementProperty.Of(values[0], lambda), Asked.Equal, values[1], lambda, comparison)
                    ?? Make(ElementProperty.Of(values[1], lambda), Asked.Equal, values[0], lambda, comparison)
                : null;
        }

        // Of what may be null, the call may throw.
        Asked? asked = call.TargetMethod.Name switch
        {
            "Equals" => Asked.Equal,
            "StartsWith" => Asked.StartsWith,
            _ => null,
        };
        return isOfString && values.Count == 1 && asked is { } how
            && ElementProperty.Of(call.Instance, lambda) is { } property && !Condition.IsNullableType(property.Type)
                ? Make(property, how, values[0], lambda, comparison)
                : null;
    }

    static Condition? Make(IPropertySymbol? property, Asked asked, IOperation key, IAnonymousFunctionOperation lambda, int comparison = Condition.Ordinal) =>
        property is not null && FilterKey.Of(ElementProperty.WithoutImplicit(key), property.Type, lambda) is { } value
            ? new Condition(property, asked, value, comparison)
            : null;
}
