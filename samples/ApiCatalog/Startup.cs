using System.Diagnostics;
using ApiCatalog.Import;
using ApiCatalog.Model;
using Spectre.Console;

namespace ApiCatalog;

/// <summary>Opens the catalogue, looks whether it survived the last crash, and fills it the first time.</summary>
static class Startup
{
    public static Catalog Open(CommandLine commandLine)
    {
        var catalog = Catalog.Open(commandLine.DataDirectory);
        try
        {
            new CrashJournal(commandLine.DataDirectory).Check(catalog);
            ImportWhatIsMissing(catalog, commandLine);
            return catalog;
        }
        catch
        {
            catalog.Dispose();
            throw;
        }
    }

    static void ImportWhatIsMissing(Catalog catalog, CommandLine commandLine)
    {
        var importer = new Importer(catalog);
        if (commandLine.From is { } directory)
            importer.Register([FrameworkDirectories.At(directory)]);
        else if (catalog.Frameworks.Count is 0)
            importer.Register(FrameworkDirectories.Installed());
        if (!importer.HasWork)
            return;

        var clock = Stopwatch.StartNew();
        AnsiConsole.Progress()
            .Columns(
                new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn())
            .Start(context =>
            {
                var bar = context.AddTask("Importing");
                importer.Run((done, of) =>
                {
                    bar.MaxValue(of).Value(done);
                    bar.Description = $"{catalog.Types.Count:N0} types, {catalog.Members.Count:N0} members";
                });
            });
        Summary.PrintImported(catalog, commandLine.DataDirectory, clock.Elapsed);
    }
}
