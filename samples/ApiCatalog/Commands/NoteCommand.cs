using System.Diagnostics;
using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>Writes something down about a type.</summary>
sealed class NoteCommand(string typeName, string text) : ICommand
{
    public void Run(Catalog catalog)
    {
        var type = catalog.FindOne(typeName);
        var clock = Stopwatch.StartNew();
        var note = catalog.Add(new Note(type, text));
        Screen.Line($"note {note.Id.Value} on [blue]{type}[/] [grey](on disk after {Figures.Time(clock.Elapsed)})[/]");
    }
}
