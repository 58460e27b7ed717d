using ApiCatalog.Commands;
using static System.Environment;

namespace ApiCatalog;

/// <summary>What the user typed, understood.</summary>
sealed record CommandLine(ICommand Command, string DataDirectory, string? From)
{
    const string Commands = "find NAME, show TYPE, derived TYPE, note TYPE TEXT, notes, crash";

    /// <summary>On Linux <c>~/.local/share/PersistentObjects/ApiCatalog</c>.</summary>
    static string DefaultDataDirectory => Path.Combine(
        GetFolderPath(SpecialFolder.LocalApplicationData, SpecialFolderOption.Create),
        "PersistentObjects",
        "ApiCatalog");

    public static CommandLine Parse(string[] arguments)
    {
        var words = new List<string>();
        var options = new Dictionary<string, string> { ["--data"] = DefaultDataDirectory };
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
                words.Add(arguments[i]);
            else if (arguments[i] is not ("--data" or "--from"))
                throw new CatalogException($"There is no option {arguments[i]}, only --data DIR and --from DIR.");
            else if (i + 1 == arguments.Length || arguments[i + 1] is "")
                throw new CatalogException($"{arguments[i]} needs a directory.");
            else
                options[arguments[i]] = Path.GetFullPath(arguments[++i]);
        }
        var dataDirectory = options["--data"];
        var command = CommandOf([.. words], dataDirectory);
        return new CommandLine(command, dataDirectory, options.GetValueOrDefault("--from"));
    }

    static ICommand CommandOf(string[] words, string dataDirectory) => words switch
    {
        [] => new TourCommand(dataDirectory),
        ["find", var name] => new FindCommand(name),
        ["show", var type] => new ShowCommand(type),
        ["derived", var type] => new DerivedCommand(type),
        ["note", var type, _, ..] => new NoteCommand(type, string.Join(' ', words[2..])),
        ["notes"] => new NotesCommand(),
        ["crash"] => new CrashCommand(new CrashJournal(dataDirectory)),
        _ => throw new CatalogException($"'{string.Join(' ', words)}' is none of: {Commands}."),
    };
}
