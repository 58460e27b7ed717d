using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>Lists what derives from a class, level by level, or what implements an interface.</summary>
sealed class DerivedCommand(string typeName) : ICommand
{
    public void Run(Catalog catalog)
    {
        var type = catalog.FindOne(typeName);
        if (type.Kind is TypeKind.Interface)
        {
            var implementers = catalog.Types.ByInterfaces[type].OrderBy(implementer => implementer.QualifiedName);
            Print($"implementing {type}", [.. implementers.Select(implementer => (implementer, 0))]);
        }
        else
        {
            Print($"derived from {type}", [.. Descendants(catalog, type, depth: 0)]);
        }
    }

    static IEnumerable<(ApiType Type, int Depth)> Descendants(Catalog catalog, ApiType type, int depth)
    {
        foreach (var derived in catalog.Types.ByBase[type].OrderBy(derived => derived.Name))
        {
            yield return (derived, depth);
            foreach (var further in Descendants(catalog, derived, depth + 1))
                yield return further;
        }
    }

    static void Print(string relation, List<(ApiType Type, int Depth)> types)
    {
        var visible = types.Where(entry => entry.Type.IsVisible).ToList();
        Screen.Heading($"{Screen.Count(types.Count, "type")} {relation}, {visible.Count:N0} of them public");
        Screen.List(visible, entry => Screen.Type(entry.Type, entry.Depth));
    }
}
