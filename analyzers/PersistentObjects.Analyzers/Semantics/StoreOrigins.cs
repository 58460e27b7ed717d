using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// From which store an object provably comes. Provable is what an extent or index of it has given, what was added to it, and what
/// such an object refers to; not a parameter, a field, or what some method returns.
/// </summary>
sealed class StoreOrigins(PersistentSymbols symbols, StoreQueries queries)
{
    /// <summary>The expression that is the store of an object, or null.</summary>
    public IOperation? StoreOf(IOperation? value) => value switch
    {
        IConversionOperation conversion => StoreOf(conversion.Operand),
        IParenthesizedOperation parentheses => StoreOf(parentheses.Operand),
        IAwaitOperation awaited => StoreOf(awaited.Operation),
        ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce => StoreOf(coalesce.Value),
        ILocalReferenceOperation local => StoreOfLocal(local),
        IPropertyReferenceOperation property => symbols.IsPersistentProperty(property.Property)
            ? property.Property.Type.IsReferenceType && symbols.IsMarkedPersistent(property.Property.Type) ? StoreOf(property.Instance) : null
            : IsAnObject(property.Type) ? StoreOfQuery(Receiver(property)) : null,
        IInvocationOperation call => StoreOfResult(call),
        _ => null,
    };

    /// <summary>The variable that an expression for a store is, which may be the store itself; null for anything else.</summary>
    public static ISymbol? Variable(IOperation? store) => store switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property => property.Property,
        IInstanceReferenceOperation self => self.Type,
        IConversionOperation conversion => Variable(conversion.Operand),
        _ => null,
    };

    IOperation? StoreOfResult(IInvocationOperation call) =>
        !IsAnObject(call.Type) ? symbols.IsWrite(call.TargetMethod) || symbols.IsRead(call.TargetMethod) ? StoreOfBody(call) : null
        : symbols.IsAdd(call.TargetMethod) ? call.Instance
        : symbols.IsWrite(call.TargetMethod) || symbols.IsRead(call.TargetMethod) ? StoreOfBody(call)
        : call.TargetMethod.Name is "Find" ? StoreOfQuery(Receiver(call))
        : queries.IsLinq(call.TargetMethod) && IsElement(call.TargetMethod.Name) ? StoreOfQuery(call.Arguments[0].Value)
        : null;

    // What a body gives that only computes it.
    IOperation? StoreOfBody(IInvocationOperation call) =>
        call.Arguments
            .Select(argument => argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: { Length: 1 } body } }
                && body[0] is IReturnOperation returning
                    ? StoreOf(returning.ReturnedValue)
                    : null)
            .FirstOrDefault(store => store is not null);

    IOperation? StoreOfLocal(ILocalReferenceOperation reference)
    {
        var root = SingleAssignment.Root(reference);
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IForEachLoopOperation loop when loop.Locals.Contains(reference.Local, SymbolEqualityComparer.Default):
                    return StoreOfQuery(loop.Collection);
                case IInvocationOperation { TargetMethod.Name: "TryGet" } look when DeclaredBy(look) is { } declared && Same(declared, reference.Local):
                    return HasOtherWrites(root, reference.Local, look) ? null : StoreOfQuery(Receiver(look));
            }
        }

        return SingleAssignment.Of(reference) switch
        {
            IObjectCreationOperation => StoreThatItWasAddedTo(reference),
            { } initializer => StoreOf(initializer),
            _ => null,
        };
    }

    static ILocalSymbol? DeclaredBy(IInvocationOperation look) => look.Arguments
        .Select(argument => argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } ? declared.Local : null)
        .FirstOrDefault(local => local is not null);

    static bool HasOtherWrites(IOperation root, ILocalSymbol local, IInvocationOperation look) => root.Descendants()
        .OfType<ILocalReferenceOperation>()
        .Any(other => Same(other.Local, local) && other.Parent is not IDeclarationExpressionOperation && SingleAssignment.IsWritten(other) && !look.Descendants().Contains(other));

    // An Add that is a statement of its own, before this one in a block around it.
    IOperation? StoreThatItWasAddedTo(ILocalReferenceOperation reference)
    {
        for (IOperation child = reference; child.Parent is { } parent and not IAnonymousFunctionOperation and not ILocalFunctionOperation; child = parent)
        {
            if (parent is IBlockOperation block
                && block.Operations.TakeWhile(sibling => sibling != child).Select(sibling => Added(sibling, reference.Local)).FirstOrDefault(store => store is not null) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    IOperation? Added(IOperation statement, ILocalSymbol local) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation call }
        && symbols.IsAdd(call.TargetMethod)
        && call.Arguments[0].Value is var added
        && (added is IConversionOperation conversion ? conversion.Operand : added) is ILocalReferenceOperation reference
        && Same(reference.Local, local)
            ? call.Instance
            : null;

    // All that a query goes over is of the store, as long as it does not make something else of it.
    IOperation? StoreOfQuery(IOperation? query) => query switch
    {
        IConversionOperation conversion => StoreOfQuery(conversion.Operand),
        IParenthesizedOperation parentheses => StoreOfQuery(parentheses.Operand),
        ITranslatedQueryOperation translated => StoreOfQuery(translated.Operation),
        IPropertyReferenceOperation { Instance: { } store } extent when queries.IsExtent(extent.Type) => symbols.IsStore(store.Type) ? store : null,
        IPropertyReferenceOperation property when StoreQueries.IsOfLibrary(property.Type) => StoreOfQuery(Receiver(property)),
        IInvocationOperation call when queries.IsLinq(call.TargetMethod) => KeepsElements(call.TargetMethod.Name) ? StoreOfQuery(call.Arguments[0].Value) : null,
        IInvocationOperation call when StoreQueries.IsOfLibrary(call.Type) => StoreOfQuery(Receiver(call)),
        ILocalReferenceOperation local when SingleAssignment.Of(local) is { } initializer => StoreOfQuery(initializer),
        _ => null,
    };

    // An index is an extension of its extent, whose operation has the extent as its only child.
    static IOperation? Receiver(IOperation access) => access switch
    {
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation { Arguments: { IsEmpty: false } arguments } => arguments[0].Value,
        IPropertyReferenceOperation { Instance: { } instance } => instance,
        _ => access.ChildOperations.FirstOrDefault() is var child && child is IArgumentOperation argument ? argument.Value : child,
    };

    bool IsAnObject(ITypeSymbol? type) => type is INamedTypeSymbol && symbols.IsMarkedPersistent(type);

    static bool IsElement(string method) => method
        is "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "ElementAt" or "ElementAtOrDefault"
        or "MinBy" or "MaxBy";

    static bool KeepsElements(string method) => method
        is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "Take" or "TakeWhile" or "TakeLast"
        or "Skip" or "SkipWhile" or "SkipLast" or "Reverse" or "Distinct" or "DistinctBy" or "ToList" or "ToArray" or "AsEnumerable";

    static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
