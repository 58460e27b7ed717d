using Microsoft.CodeAnalysis;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>How messages name what the user declared, the same way as the compiler's.</summary>
static class Names
{
    public static string Of(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
