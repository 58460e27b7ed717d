using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator;

/// <summary>
/// The ways that parsed declarations go. Locations change with every line above them, so diagnostics part from models
/// here: moved code is reported in its new place and nothing is generated again.
/// </summary>
readonly record struct Branches<TModel>(
    IncrementalValuesProvider<TModel> Models,
    IncrementalValuesProvider<StubModel> Stubs,
    IncrementalValuesProvider<DiagnosticInfo> Diagnostics,
    IncrementalValuesProvider<SchemaContract> Contracts)
    where TModel : class
{
    public static Branches<TModel> Of(
        IncrementalValuesProvider<ParseResult<TModel>> parsed,
        string models,
        string stubs,
        string diagnostics,
        string contracts) =>
        new(
            NotNull(parsed.Select(static (result, _) => result.Model)).WithTrackingName(models),
            NotNull(parsed.Select(static (result, _) => result.Stub)).WithTrackingName(stubs),
            parsed.SelectMany(static (result, _) => result.Diagnostics).WithTrackingName(diagnostics),
            NotNull(parsed.Select(static (result, _) => result.Contract)).WithTrackingName(contracts));

    static IncrementalValuesProvider<T> NotNull<T>(IncrementalValuesProvider<T?> values)
        where T : class =>
        values.Where(static value => value is not null)!;
}
