using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>Shows one type: what it is, what it inherits, what it declares and what people noted about it.</summary>
sealed class ShowCommand(string typeName) : ICommand
{
    public void Run(Catalog catalog)
    {
        var type = catalog.FindOne(typeName);
        var declaration = $"{Screen.Word(type.Access)} {Screen.Word(type.Kind)} {type.QualifiedName}";
        Screen.Heading(type.TypeParameters is { } parameters ? $"{declaration}<{parameters}>" : declaration);
        Screen.Line($"  [grey]in[/] {type.Assembly} [grey]({type.Assembly.Framework})[/]");
        Row("inherits", type.Ancestors.Select(ancestor => ancestor.DisplayName));
        Row("implements", type.Implementations.Select(its => its.Signature).Order());
        Row("contains", catalog.Types.ByDeclaringType[type].Where(its => its.IsVisible).Select(its => its.DisplayName));
        Members([.. catalog.Members.ByDeclaringType[type]]);

        foreach (var note in catalog.Notes.ByType[type])
            Screen.Line($"  [yellow]note {note.Id.Value}: {note.Text}[/]");
    }

    static void Members(List<ApiMember> members)
    {
        var visible = members.Where(member => member.IsVisible).ToList();
        var shown = visible is [] ? members : visible;
        foreach (var kind in shown.GroupBy(member => member.Kind).OrderBy(kind => kind.Key))
        {
            Screen.Heading(Plural(kind.Key));
            foreach (var member in kind.OrderBy(SortKey))
                Screen.Line($"  [grey]{Modifier(member.Access)}[/]{member.Declaration}");
        }
        if (shown.Count < members.Count)
            Screen.Line($"[grey]and {Screen.Count(members.Count - shown.Count, "member")} that are not public[/]");
    }

    static string Modifier(Access access) => access is Access.Public ? "" : $"{Screen.Word(access)} ";

    /// <summary>Fields stay in the order of their declaration, which means something in an enum.</summary>
    static string SortKey(ApiMember member) => member.Kind is MemberKind.Field ? "" : member.Name;

    static void Row(string label, IEnumerable<string> names)
    {
        if (string.Join(", ", names) is { Length: > 0 } list)
            Screen.Line($"  [grey]{label}[/] {list}");
    }

    static string Plural(MemberKind kind) => kind is MemberKind.Property ? "Properties" : $"{kind}s";
}
