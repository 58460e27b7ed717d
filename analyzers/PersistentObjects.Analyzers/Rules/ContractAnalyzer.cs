using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Analyzers.Semantics;

namespace PersistentObjects.Analyzers.Rules;

/// <summary>
/// What the rules about <c>PersistentSchema.json</c> have in common: each has its part of what is different today, and reports
/// it at what is declared, or in the file when nothing is declared any more. Without a file they cost nothing.
/// </summary>
public abstract class ContractAnalyzer : StoreAnalyzer
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, PersistentSymbols symbols)
    {
        if (ComparedContract.Of(context.Compilation, context.Options.AdditionalFiles, context.CancellationToken) is not { } contract)
        {
            return;
        }

        var mine = contract.Differences(context.CancellationToken).Where(Concerns).Select(difference => (Type: contract.TypeOf(difference), Difference: difference)).ToList();
        // A dictionary of symbols, since generated parts make a class one symbol of several files.
        var declared = mine.Where(found => found.Type is not null).ToLookup(found => found.Type, found => found.Difference, SymbolEqualityComparer.Default);
        if (declared.Count > 0)
        {
            context.RegisterSymbolAction(symbol => Report(symbol, declared[symbol.Symbol]), SymbolKind.NamedType);
        }

        var gone = mine.Where(found => found.Type is null).Select(found => found.Difference).ToList();
        if (gone.Count > 0 || contract.Error is not null)
        {
            context.RegisterAdditionalFileAction(file => Report(file, contract, gone));
        }
    }

    /// <summary>Whether the rule is about such a difference.</summary>
    private protected abstract bool Concerns(Difference difference);

    /// <summary>What the message says of it.</summary>
    private protected abstract string[] Arguments(Difference difference);

    /// <summary>What is to be said of a file that can't be read.</summary>
    private protected virtual Diagnostic? OfError(ComparedContract contract) => null;

    void Report(SymbolAnalysisContext context, IEnumerable<Difference> differences)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var difference in differences)
        {
            var place = difference.Member is { } member ? type.GetMembers(member).FirstOrDefault() ?? type : type;
            context.ReportDiagnostic(Of(difference, place.Locations[0]));
        }
    }

    void Report(AdditionalFileAnalysisContext context, ComparedContract contract, IReadOnlyList<Difference> gone)
    {
        if (context.AdditionalFile.Path != contract.Path)
        {
            return;
        }

        if (OfError(contract) is { } error)
        {
            context.ReportDiagnostic(error);
        }

        foreach (var difference in gone)
        {
            context.ReportDiagnostic(Of(difference, ContractFile.LocationOf(difference, contract.Path, contract.Text)));
        }
    }

    Diagnostic Of(Difference difference, Location location) =>
        Diagnostic.Create(SupportedDiagnostics[0], location, difference.ToProperties(), [.. Arguments(difference)]);

    /// <summary>A member of the contract as messages name it.</summary>
    private protected static string Stored(Difference difference) =>
        difference.Name.Length == 0 ? ContractNames.Short(difference.Owner) : $"{ContractNames.Short(difference.Owner)}.{difference.Name}";

    /// <summary>What is declared today, as messages name it.</summary>
    private protected static string Today(Difference difference) =>
        difference.Type is not { } type ? "" : difference.Member is { } member ? $"{ContractNames.Short(type)}.{member}" : ContractNames.Short(type);
}
