using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// Which persistent property a value was read from, so that to change the value is to change what the store has. A struct is
/// a copy, but what it refers to is not.
/// </summary>
static class StoredValues
{
    /// <summary>The persistent property whose value holds a variable that can be assigned, in place.</summary>
    public static IPropertySymbol? OfPlace(IOperation place, PersistentSymbols symbols) => place switch
    {
        IArrayElementReferenceOperation element => Of(element.ArrayReference, symbols),
        IFieldReferenceOperation { Instance: { } instance } field => OfMember(field, instance, symbols),
        IPropertyReferenceOperation { Instance: { } instance } property => OfMember(property, instance, symbols),
        ILocalReferenceOperation { Local.IsRef: true } local => Referenced(local) is { } referenced ? OfPlace(referenced, symbols) : null,
        IInvocationOperation call when Passed(call) is { } passed => Of(passed, symbols) ?? OfPlace(passed, symbols),
        IParenthesizedOperation or IConversionOperation => OfPlace(Operations.Unwrap(place), symbols),
        _ => null,
    };

    /// <summary>The persistent property that a value is read from, or what it refers to is.</summary>
    public static IPropertySymbol? Of(IOperation value, PersistentSymbols symbols)
    {
        value = Operations.Unwrap(value);
        // Another object of the store changes by its own setters.
        return value.Type is null || symbols.IsMarkedPersistent(value.Type) || value.Type.ContainingNamespace?.Name == "PersistentObjects" ? null
            : value switch
            {
                IPropertyReferenceOperation { Instance: { } instance } property =>
                    symbols.IsPersistentProperty(property.Property)
                        ? IsNew(instance) ? null : property.Property
                        : HoldsIt(property.Property) ? Of(instance, symbols) : null,
                IFieldReferenceOperation { Instance: { } instance } => Of(instance, symbols),
                IArrayElementReferenceOperation element => Of(element.ArrayReference, symbols),
                ILocalReferenceOperation local => Initializer(local) is { } initializer ? Of(initializer, symbols) : null,
                IConditionalAccessInstanceOperation => Accessed(value) is { } accessed ? Of(accessed, symbols) : null,
                IInvocationOperation call when Passed(call) is { } passed => Of(passed, symbols) ?? OfPlace(passed, symbols),
                _ => null,
            };
    }

    /// <summary>Whether an object has just been made, so that nobody has given it to a store yet, as far as can be seen.</summary>
    public static bool IsNew(IOperation instance) => Operations.Unwrap(instance) switch
    {
        IObjectCreationOperation => true,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => true,
        IInstanceReferenceOperation => SingleAssignment.Root(instance) is IConstructorBodyOperation,
        ILocalReferenceOperation local => Declared(local) is BaseObjectCreationExpressionSyntax,
        _ => false,
    };

    static IPropertySymbol? OfMember(IMemberReferenceOperation member, IOperation instance, PersistentSymbols symbols)
    {
        if (instance.Type is not { } type || symbols.IsMarkedPersistent(member.Member.ContainingType))
        {
            return null;
        }

        return type.IsReferenceType || type.Name is "Span" or "Memory" or "ArraySegment" ? Of(instance, symbols) : OfPlace(instance, symbols);
    }

    // A property may make something new each time that it is asked. One with a field does not, nor do those of the framework
    // that are listed, and indexers.
    static bool HoldsIt(IPropertySymbol property) =>
        property.IsIndexer
        || property.Name is "Span" or "Value" or "Array"
        || property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    // What such a method is given is what it gives, as another type that can be written to.
    static IOperation? Passed(IInvocationOperation call) =>
        call.TargetMethod is
        {
            Name: "AsSpan" or "AsMemory" or "AsArray" or "AsRef" or "As" or "Add" or "Slice" or "Cast" or "AsBytes" or "CreateSpan" or "GetReference"
                or "GetArrayDataReference" or "ItemRef",
            ContainingNamespace: { } space,
        }
        && (call.TargetMethod.Name != "Add" || call.TargetMethod.ContainingType.Name == "Unsafe")
        && space.ToDisplayString() is "System" or "System.Runtime.InteropServices" or "System.Runtime.CompilerServices" or "System.Collections.Immutable"
            ? call.Instance ?? call.Arguments.FirstOrDefault()?.Value
            : null;

    static IOperation? Initializer(ILocalReferenceOperation local) =>
        Declared(local) is null or LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax ? null : SingleAssignment.Of(local);

    // What is assigned to it is assigned to that.
    static IOperation? Referenced(ILocalReferenceOperation local) =>
        local.Local.DeclaringSyntaxReferences is { IsEmpty: false } declarations
        && local.SemanticModel?.GetOperation(declarations[0].GetSyntax()) is IVariableDeclaratorOperation declarator
            ? declarator.GetVariableInitializer()?.Value
            : null;

    // To look before walking through the whole member.
    static ExpressionSyntax? Declared(ILocalReferenceOperation local) =>
        local.Local.DeclaringSyntaxReferences is { IsEmpty: false } declarations
        && declarations[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : null;

    static IOperation? Accessed(IOperation instance)
    {
        for (var (child, current) = (instance, instance.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            if (current is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access.Operation;
            }
        }

        return null;
    }
}
