using System.Collections.Immutable;

namespace ApiCatalog.Model;

/// <summary>The types of a member.</summary>
/// <param name="Type">What it returns, holds or is handled by, as C# has it; null for a constructor.</param>
public sealed record Signature(string? Type)
{
    public Modifiers Modifiers { get; init; }

    public ImmutableArray<string> TypeParameters { get; init; } = [];

    public ImmutableArray<Parameter> Parameters { get; init; } = [];
}
