using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// What all rules have in common: they run concurrently, look at no generated code, and cost nothing in a compilation
/// that does not reference the runtime.
/// </summary>
public abstract class StoreAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (PersistentSymbols.Of(start.Compilation) is { } symbols)
            {
                Register(start, symbols);
            }
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols);
}
