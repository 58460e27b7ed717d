using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>
/// Finds the type that a user means: by full name as in metadata or in C#, or by the end of that. Visible types go
/// first, then those that are not nested, and of <c>Task</c> and <c>Task&lt;TResult&gt;</c> the one with as many type
/// parameters as were written.
/// </summary>
static class TypeLookup
{
    const int NamedInMessage = 3;

    public static ApiType FindOne(this Catalog catalog, string name)
    {
        var candidates = Narrow(catalog.FindTypes(name), type => type.IsVisible);
        candidates = Narrow(candidates, type => type.DeclaringType is null);
        candidates = Narrow(candidates, type => Arity(type.TypeParameters) == Arity(TypeArguments(name)));
        return candidates switch
        {
            [var type] => type,
            [] => throw new CatalogException($"There is no type {name}."),
            _ => throw new CatalogException(
                $"There are {candidates.Count:N0} types {name}: {string.Join(", ", candidates.Take(NamedInMessage))}"
                + (candidates.Count > NamedInMessage ? ", ..." : "")),
        };
    }

    public static IReadOnlyCollection<ApiType> FindTypes(this Catalog catalog, string name)
    {
        List<ApiType> exact = [.. catalog.Types.ByFullName[name]];
        if (exact is not [])
            return exact;

        var withoutArguments = name.Split('<')[0];
        return [.. catalog.Types.ByName[TypeNames.Simple(withoutArguments)]
            .Where(type => $".{type.QualifiedName}".EndsWith($".{withoutArguments}", StringComparison.Ordinal))];
    }

    /// <summary>A preference, not a condition: when none is like that, all stay.</summary>
    static List<ApiType> Narrow(IReadOnlyCollection<ApiType> types, Func<ApiType, bool> preferred) =>
        types.Where(preferred).ToList() is { Count: > 0 } some ? some : [.. types];

    static string? TypeArguments(string name) => name.IndexOf('<') is var start and > 0 ? name[start..] : null;

    static int Arity(string? typeParameters) => typeParameters is null ? 0 : typeParameters.Count(c => c is ',') + 1;
}
