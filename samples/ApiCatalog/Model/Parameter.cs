namespace ApiCatalog.Model;

/// <summary>A parameter of a method, constructor or indexer.</summary>
/// <param name="Passing"><c>ref</c>, <c>in</c> or <c>out</c>, or null when it is passed by value.</param>
/// <param name="Type">As C# has it.</param>
/// <param name="Name">Null when metadata has none.</param>
public readonly record struct Parameter(string? Passing, string Type, string? Name)
{
    public override string ToString() => string.Join(' ', ((string?[])[Passing, Type, Name]).OfType<string>());
}
