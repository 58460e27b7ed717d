using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Queries;

/// <summary>What a property is compared with.</summary>
/// <param name="Text">Its source text.</param>
/// <param name="IsNull">Whether it is the constant null.</param>
/// <param name="MayBeNull">Whether nobody has made sure that it is not null.</param>
/// <param name="IsStable">Whether it does not matter how often and when it is evaluated.</param>
sealed record FilterKey(string Text, bool IsNull, bool MayBeNull, bool IsStable)
{
    public static FilterKey Of(bool value) => new(value ? "true" : "false", false, false, true);

    /// <summary>Null where the value depends on the element, or is not of the property's type without a cast.</summary>
    public static FilterKey? Of(IOperation value, ITypeSymbol property, IAnonymousFunctionOperation lambda)
    {
        if (value.Syntax is not ExpressionSyntax syntax
            || value.SemanticModel is not { } model
            || value.DescendantsAndSelf().Any(part => DependsOnElement(part, lambda)))
        {
            return null;
        }

        var conversion = model.ClassifyConversion(syntax, property);
        return conversion is { Exists: true, IsImplicit: true, IsUserDefined: false }
            ? new FilterKey(
                syntax.ToString(),
                value.ConstantValue is { HasValue: true, Value: null },
                MayBeNullAt(value, syntax, model),
                value.DescendantsAndSelf().All(part => IsStablePart(part, lambda)))
            : null;
    }

    static bool DependsOnElement(IOperation part, IAnonymousFunctionOperation lambda) => part switch
    {
        IParameterReferenceOperation parameter => Same(parameter.Parameter.ContainingSymbol, lambda.Symbol),
        ILocalReferenceOperation local => Same(local.Local.ContainingSymbol, lambda.Symbol),
        IDeclarationExpressionOperation or IDeclarationPatternOperation => true,
        _ => false,
    };

    static bool MayBeNullAt(IOperation value, ExpressionSyntax syntax, SemanticModel model) =>
        value.ConstantValue is { HasValue: true } constant
            ? constant.Value is null
            : value.Type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
                && model.GetTypeInfo(syntax).Nullability.FlowState != NullableFlowState.NotNull;

    // A local variable that is assigned again may have another value by the time that a query is enumerated.
    static bool IsStablePart(IOperation part, IAnonymousFunctionOperation lambda) => part switch
    {
        ILocalReferenceOperation local => local.Local.IsConst || IsNeverAssignedAgain(local.Local, lambda),
        IParameterReferenceOperation parameter => IsNeverAssignedAgain(parameter.Parameter, lambda),
        ILiteralOperation or IInstanceReferenceOperation or IFieldReferenceOperation or IDefaultValueOperation
            or IUnaryOperation or IBinaryOperation or INameOfOperation => true,
        IConversionOperation conversion => conversion.OperatorMethod is null,
        IPropertyReferenceOperation property => property.Arguments.IsEmpty,
        _ => false,
    };

    static bool IsNeverAssignedAgain(ISymbol variable, IOperation within)
    {
        var root = within;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return !root.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation assignment => IsReferenceTo(assignment.Target, variable),
            IIncrementOrDecrementOperation increment => IsReferenceTo(increment.Target, variable),
            ITupleOperation { Parent: IDeconstructionAssignmentOperation } tuple => tuple.Elements.Any(element => IsReferenceTo(element, variable)),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsReferenceTo(argument.Value, variable),
            _ => false,
        });
    }

    static bool IsReferenceTo(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation local => Same(local.Local, variable),
        IParameterReferenceOperation parameter => Same(parameter.Parameter, variable),
        _ => false,
    };

    static bool Same(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
