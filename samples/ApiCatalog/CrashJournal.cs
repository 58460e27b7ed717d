using System.Text;
using ApiCatalog.Model;

namespace ApiCatalog;

/// <summary>
/// A plain text file beside the catalogue that says which notes were acknowledged before the process was killed, so
/// that the next start can tell whether the catalogue kept its word. A note is written here once it is acknowledged and
/// before it is printed: whatever was printed is checked.
/// </summary>
sealed class CrashJournal(string dataDirectory)
{
    readonly string _path = Path.Combine(dataDirectory, "crash.txt");

    /// <summary>The file knows no buffer: what was written to it survives the process.</summary>
    public FileStream OpenForAppending() =>
        new(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public static void Append(FileStream journal, Note note) =>
        journal.Write(Encoding.UTF8.GetBytes(LineOf(note) + "\n"));

    public void Check(Catalog catalog)
    {
        if (!File.Exists(_path))
            return;

        // What follows the last line break was cut off by the kill, before the note was printed.
        var lines = File.ReadAllText(_path).Split('\n')[..^1];
        var lost = lines.Where(line => !IsKept(catalog, line)).ToList();
        if (lost is [var first, ..])
        {
            throw new CatalogException(
                $"crash check: {lost.Count:N0} of {lines.Length:N0} acknowledged notes are LOST, "
                + $"such as '{first}' ({_path}).");
        }
        Console.WriteLine($"crash check: {lines.Length:N0} acknowledged notes, all present");
        File.Delete(_path);
    }

    static bool IsKept(Catalog catalog, string line) =>
        long.TryParse(line.Split('\t')[0], out var id)
        && catalog.Notes.Find(new ObjectId(id)) is { } note
        && LineOf(note) == line;

    static string LineOf(Note note) => $"{note.Id.Value}\t{note.Type.FullName}\t{note.Text}";
}
