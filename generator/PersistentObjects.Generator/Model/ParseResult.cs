namespace PersistentObjects.Generator.Model;

/// <summary>What became of one declaration: a model, or a stub when it is invalid, or nothing at all.</summary>
sealed record ParseResult<TModel>(TModel? Model, StubModel? Stub, EquatableArray<DiagnosticInfo> Diagnostics)
    where TModel : class;
