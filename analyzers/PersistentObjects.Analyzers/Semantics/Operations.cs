using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>Operations as the rules look at them.</summary>
static class Operations
{
    /// <summary>The operation without the conversions and parentheses around it.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IDelegateCreationOperation creation => Unwrap(creation.Target),
        IConversionOperation conversion => Unwrap(conversion.Operand),
        IParenthesizedOperation parentheses => Unwrap(parentheses.Operand),
        _ => operation,
    };
}
