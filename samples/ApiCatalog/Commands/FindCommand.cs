using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>
/// Lists the types and members of a name; when there are none, those whose names begin with it, and when there are none
/// either, those whose names contain it, for which all are looked at.
/// </summary>
sealed class FindCommand(string name) : ICommand
{
    public void Run(Catalog catalog)
    {
        var isFound = Print($"called {name}", catalog.FindTypes(name), catalog.Members.ByName[name])
            || Print(
                $"beginning with {name}",
                catalog.Types.ByName.StartsWith(name),
                catalog.Members.ByName.StartsWith(name))
            || Print(
                $"with {name} in their names",
                catalog.Types.Where(type => type.Name.Contains(name, StringComparison.OrdinalIgnoreCase)),
                catalog.Members.Where(member => member.Name.Contains(name, StringComparison.OrdinalIgnoreCase)));
        if (!isFound)
            throw new CatalogException($"Nothing is called {name}.");
    }

    static bool Print(string which, IEnumerable<ApiType> types, IEnumerable<ApiMember> members)
    {
        var foundTypes = types.ToLookup(type => type.IsVisible);
        var foundMembers = members.ToLookup(member => member.IsVisible);
        Print(which, "type", foundTypes[true].OrderBy(type => type.QualifiedName), Screen.Type);
        Print(which, "member", foundMembers[true].OrderBy(member => member.DeclaringType.QualifiedName), Screen.Member);

        var hidden = foundTypes[false].Count() + foundMembers[false].Count();
        if (hidden > 0)
            Screen.Line($"[grey]{hidden:N0} more {which} that are not public[/]");
        return foundTypes.Count + foundMembers.Count > 0;
    }

    static void Print<T>(string which, string what, IEnumerable<T> items, Action<T> print)
    {
        var list = items.ToList();
        if (list is [])
            return;

        Screen.Heading($"{Screen.Count(list.Count, what)} {which}");
        Screen.List(list, print);
    }
}
