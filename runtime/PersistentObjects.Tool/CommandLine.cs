namespace PersistentObjects.Tool;

/// <summary>What the tool is told, and what it answers. It has no state.</summary>
static class CommandLine
{
    internal const int Sound = 0;
    internal const int Damaged = 1;
    internal const int WrongUse = 2;

    const string Usage = """
        persistent-objects verify DIRECTORY [--json]
            Verifies the store in a directory, which may be open. Writes nothing.
        persistent-objects salvage DIRECTORY TARGET [--json]
            Brings what is readable of a store into a new one, in a directory that is missing or empty.

        Exit code: 0 when all is sound, or salvaged completely; 1 with findings; 2 for wrong use, or when a directory can't be used.
        """;

    /// <summary>Runs the tool and returns its exit code.</summary>
    internal static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var words = arguments.Where(argument => argument != "--json").ToList();
        var isJson = words.Count < arguments.Count;
        try
        {
            switch (words)
            {
                case ["--help" or "-h"]:
                    output.WriteLine(Usage);
                    return Sound;
                case ["verify", var directory] when IsDirectory(directory):
                    var found = StoreVerification.Verify(directory, cancellationToken);
                    output.WriteLine(isJson ? found.ToJson() : found.ToString());
                    return found.IsSound ? Sound : Damaged;
                case ["salvage", var directory, var target] when IsDirectory(directory) && IsDirectory(target):
                    var salvaged = StoreSalvage.Salvage(directory, target, cancellationToken);
                    output.WriteLine(isJson ? salvaged.ToJson() : salvaged.ToString());
                    return salvaged.IsComplete ? Sound : Damaged;
                default:
                    errors.WriteLine(Usage);
                    return WrongUse;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PersistentStoreException or OperationCanceledException)
        {
            errors.WriteLine(e.Message);
            return WrongUse;
        }
    }

    // An option that is not known is no directory.
    static bool IsDirectory(string word) => word.Length > 0 && word[0] != '-';
}
