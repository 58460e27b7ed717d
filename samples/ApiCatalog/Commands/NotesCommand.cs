using ApiCatalog.Model;

namespace ApiCatalog.Commands;

/// <summary>Lists all notes, oldest first.</summary>
sealed class NotesCommand : ICommand
{
    public void Run(Catalog catalog)
    {
        foreach (var note in catalog.Notes.OrderBy(note => note.Id.Value))
            Screen.Line($"{note.Id.Value,8} [grey]{note.WrittenAt:u}[/] [blue]{note.Type}[/] {note.Text}");
        Screen.Line($"[grey]{Screen.Count(catalog.Notes.Count, "note")}[/]");
    }
}
