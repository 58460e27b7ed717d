using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>What one file contributes: plain objects so far, not yet part of a catalogue.</summary>
sealed record AssemblyContents(
    ApiAssembly Assembly,
    IReadOnlyCollection<ApiType> Types,
    IReadOnlyCollection<ApiMember> Members);
