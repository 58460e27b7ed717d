using ApiCatalog.Model;
using Spectre.Console;

namespace ApiCatalog;

/// <summary>How types and members look, and lists that end where they become long.</summary>
static class Screen
{
    const int LongestList = 40;

    /// <summary>A file or pipe has neither colours nor a width at which lines would have to be broken.</summary>
    public static void Prepare()
    {
        if (!Console.IsOutputRedirected)
            return;

        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Width = int.MaxValue;
    }

    public static void Heading(string text) => Line($"[bold]{text}[/]");

    public static void Line(FormattableString markup) => AnsiConsole.MarkupLineInterpolated(markup);

    /// <summary>Prints the first ones, and how many there are besides.</summary>
    public static void List<T>(IReadOnlyCollection<T> items, Action<T> print)
    {
        foreach (var item in items.Take(LongestList))
            print(item);
        if (items.Count > LongestList)
            Line($"  [grey]... and {items.Count - LongestList:N0} more[/]");
    }

    public static void Type(ApiType type) => Type(type, depth: 0);

    public static void Type(ApiType type, int depth) =>
        Line($"  {Indent(depth)}[grey]{Word(type.Kind),-9} {Prefix(type)}[/][blue]{type.DisplayName}[/]");

    public static void Member(ApiMember member)
    {
        var type = member.DeclaringType;
        Line($"  [grey]{Prefix(type)}[/][blue]{type.DisplayName}[/]  {member.Declaration}");
    }

    public static string Count(long count, string noun) => $"{count:N0} {noun}{(count is 1 ? "" : "s")}";

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static string Indent(int depth) => new(' ', 2 * depth);

    /// <summary>What stands before the type's own name in its qualified one.</summary>
    static string Prefix(ApiType type) => type.QualifiedName[..^type.Name.Length];
}
