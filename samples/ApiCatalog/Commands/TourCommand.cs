using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>Asks the catalogue a few things and prints question, code, answer and time.</summary>
sealed partial class TourCommand(string dataDirectory) : ICommand
{
    const int NamedInAnswer = 4;

    public void Run(Catalog catalog)
    {
        if (!catalog.Recovery.IsNew)
            Summary.PrintOpened(catalog, dataDirectory);

        Ask("Which public types are called Timer?",
            () => catalog.Types.ByName["Timer"].Where(type => type.IsVisible));
        Ask("How many members are called TryParse?",
            () => catalog.Members.ByName["TryParse"].Count);

        var stream = Ask("Is there a type System.IO.Stream?",
            () => catalog.Types.ByFullName["System.IO.Stream"].FirstOrDefault());
        if (stream is not null)
        {
            Ask("Then what derives from it?",
                () => catalog.Types.ByBase[stream].Where(type => type.IsVisible).Select(type => type.Name));
        }

        Ask("Which public types' names begin with Concurrent?",
            () => catalog.Types.ByName.StartsWith("Concurrent").Where(type => type.IsVisible).Select(type => type.Name));

        var disposable = Ask("Is there an interface System.IAsyncDisposable?",
            () => catalog.Types.ByFullName["System.IAsyncDisposable"].FirstOrDefault());
        if (disposable is not null)
        {
            Ask("How many types say that they implement it?",
                () => catalog.Types.ByInterfaces[disposable].Count);
        }

        var deepest = Ask("Which class has the longest line of ancestors?",
            () => catalog.Types.MaxBy(type => type.Ancestors.Count()));
        if (deepest is not null)
        {
            Ask("And who are they?",
                () => deepest.Ancestors.Select(type => type.Name));
        }

        Ask("What are the most common names of members?",
            () => catalog.Members.CountBy(member => member.Name).OrderByDescending(count => count.Value).Take(3));

        Screen.Line($"[grey]Go on with: find NAME, show TYPE, derived TYPE, note TYPE TEXT, notes, crash[/]");
    }

    static T Ask<T>(string question, Func<T> query, [CallerArgumentExpression(nameof(query))] string code = "")
    {
        var clock = Stopwatch.StartNew();
        var answer = query();
        var text = Describe(answer);
        Screen.Heading(question);
        Screen.Line($"  [grey]{Blanks().Replace(code["() => ".Length..], " ")}[/]");
        Screen.Line($"  {text} [grey]({Figures.Time(clock.Elapsed)})[/]");
        return answer;
    }

    static string Describe(object? answer) => answer switch
    {
        null => "none",
        string name => name,
        int number => $"{number:N0}",
        KeyValuePair<string, int> counted => $"{counted.Key} ({counted.Value:N0})",
        IEnumerable items => Describe([.. items.Cast<object>().Select(Describe)]),
        _ => $"{answer}",
    };

    static string Describe(List<string> items) => items switch
    {
        [] => "none",
        { Count: <= NamedInAnswer } => string.Join(", ", items),
        _ => $"{string.Join(", ", items.Take(NamedInAnswer))} and {items.Count - NamedInAnswer:N0} more",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
