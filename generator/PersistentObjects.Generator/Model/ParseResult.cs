using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Generator.Model;

/// <summary>What became of one declaration: a model, or a stub when it is invalid, or nothing at all.</summary>
sealed record ParseResult<TModel>(TModel? Model, StubModel? Stub, EquatableArray<DiagnosticInfo> Diagnostics)
    where TModel : class
{
    /// <summary>
    /// What a valid declaration adds to the project's contract, which says more than the model does: an enum that gets a
    /// member is another contract and the same class.
    /// </summary>
    public SchemaContract? Contract { get; init; }
}
