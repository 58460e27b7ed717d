using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Backups;

/// <summary>Copies the files of a store that is open, as a script would that knows nothing of it.</summary>
/// <param name="random">Chooses orders and moments.</param>
/// <param name="elapse">Lets time go by between any two reads of the disk.</param>
/// <param name="current">The disk, as whoever has the store open sees it now.</param>
/// <param name="pieceBytes">How much of a file is read at one moment.</param>
sealed class HandCopy(Random random, Action elapse, Func<SimulatedDisk> current, int pieceBytes = 1024)
{
    readonly SimulatedDisk _copy = new();

    /// <summary>Names are listed first, all at once or folder by folder, then the files are copied one by one.</summary>
    public SimulatedDisk Make(bool inPieces)
    {
        string[] folders = ["", "log", "snapshots"];
        random.Shuffle(folders);
        foreach (var group in random.Next(2) == 0 ? [folders] : folders.Select(folder => new[] { folder }).ToArray())
        {
            var paths = group.SelectMany(Paths).ToArray();
            switch (random.Next(3))
            {
                case 0:
                    Array.Reverse(paths);
                    break;
                case 1:
                    random.Shuffle(paths);
                    break;
            }
            foreach (var path in paths)
            {
                elapse();
                Copy(path, inPieces);
            }
            // A script that goes on until nothing new is found.
            if (random.Next(3) != 0) continue;
            elapse();
            foreach (var path in group.SelectMany(Paths).Except(paths).ToList()) Copy(path, inPieces);
        }
        return _copy;
    }

    /// <summary>Folder after folder, and time goes by before every piece of the log. What appears meanwhile is copied, too.</summary>
    public SimulatedDisk MakeInOrder(params IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            while (Paths(folder).FirstOrDefault(path => !_copy.FileExists(path)) is { } path) Copy(path, inPieces: true, isSteady: true);
        }
        return _copy;
    }

    string[] Paths(string folder)
        => !current().DirectoryExists(folder) ? [] : [.. current().ListFiles(folder).Select(name => folder.Length == 0 ? name : $"{folder}/{name}")];

    void Copy(string path, bool inPieces, bool isSteady = false)
    {
        // It may have been deleted or renamed since.
        if (!current().FileExists(path)) return;
        if (path.Contains('/')) _copy.CreateDirectory(path[..path.IndexOf('/')]);
        var from = current().Open(path, readOnly: true);
        using var to = _copy.Create(path);
        var piece = new byte[inPieces ? pieceBytes : Math.Max(1, (int)from.Length)];
        for (var offset = 0; ; offset += piece.Length)
        {
            if (isSteady ? path.StartsWith("log/", StringComparison.Ordinal) : inPieces && offset > 0 && random.Next(3) == 0)
            {
                var before = current();
                elapse();
                // Only who opened it before may read a file that is gone; whoever was killed reads nothing any more.
                if (before != current())
                {
                    if (!current().FileExists(path)) return;
                    from = current().Open(path, readOnly: true);
                }
            }
            var count = from.Read(piece, offset);
            if (count == 0) break;
            to.Write(piece.AsSpan(0, count), offset);
        }
    }
}
