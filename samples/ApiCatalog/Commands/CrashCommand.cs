using System.Diagnostics;
using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>
/// Writes notes from several threads at once, prints each one that is acknowledged, and kills its own process while
/// they are at it: no handler runs, nothing is flushed or closed.
/// </summary>
sealed class CrashCommand(CrashJournal journal) : ICommand
{
    const int Writers = 4;
    const int LongestLifeMilliseconds = 300;

    readonly Lock _printing = new();

    public void Run(Catalog catalog)
    {
        var types = catalog.Types.Where(type => type.IsVisible).ToArray();
        if (types is [])
            throw new CatalogException("There is no public type that a note could be written about.");

        using var acknowledged = journal.OpenForAppending();
        using var firstIsPrinted = new ManualResetEventSlim();
        foreach (var writer in Enumerable.Range(1, Writers))
            new Thread(() => Write(writer)).Start();
        firstIsPrinted.Wait();
        Thread.Sleep(Random.Shared.Next(LongestLifeMilliseconds));
        Process.GetCurrentProcess().Kill();

        void Write(int writer)
        {
            for (var number = 1; ; number++)
            {
                var type = Random.Shared.GetItems(types, 1)[0];
                Report(catalog.Add(new Note(type, $"number {number} of writer {writer}")));
            }
        }

        // Here the note is acknowledged: from now on it must never be lost.
        void Report(Note note)
        {
            lock (_printing)
            {
                CrashJournal.Append(acknowledged, note);
                Console.WriteLine($"note {note.Id.Value} on {note.Type}: {note.Text}");
            }
            firstIsPrinted.Set();
        }
    }
}
