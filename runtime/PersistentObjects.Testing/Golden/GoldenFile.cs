using System.IO.Compression;
using System.Text;
using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Storage;

namespace PersistentObjects.Testing;

/// <summary>
/// A file in which the store of one schema is checked in: a zip archive with the files of the store as a log alone and as a snapshot,
/// and the hash of its state. Compressed, since the most of a log is zeros.
/// </summary>
sealed class GoldenFile
{
    public const string Extension = ".zip";

    const string HashEntry = "state.sha256";
    static readonly string[] Forms = ["log", "snapshot"];

    /// <summary>Nothing in the file tells when it was made.</summary>
    static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    /// <summary>A store that consists of its log.</summary>
    public static GoldenFile Of<TStore>(SimulatedDisk log)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var golden = new GoldenFile();
        golden.Take("log", log);
        golden._entries[HashEntry] = Encoding.ASCII.GetBytes(Golden.Snapshot<TStore>(log));
        golden.Take("snapshot", log);
        return golden;
    }

    public static GoldenFile Load(IStorage folder, string name)
    {
        var golden = new GoldenFile();
        using var archive = new ZipArchive(new MemoryStream(folder.ReadAll(name)));
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            golden._entries[entry.FullName] = bytes.ToArray();
        }
        return golden;
    }

    /// <summary>Writes the file, which has its name only when it is whole.</summary>
    public void Save(IStorage folder, string name)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in _entries)
            {
                var entry = archive.CreateEntry(path, CompressionLevel.SmallestSize);
                entry.LastWriteTime = EntryTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        folder.CreateDirectory("");
        folder.WriteAll(name + ".tmp", bytes.ToArray());
        folder.Rename(name + ".tmp", name);
    }

    /// <summary>What is wrong with the store when today's classes open it, in each of its forms.</summary>
    public IReadOnlyList<string> Differences<TStore>(bool isToday)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var hash = isToday ? Encoding.ASCII.GetString(_entries[HashEntry]) : null;
        return [.. Forms.SelectMany(form => GoldenOpening.Differences<TStore>(Restore(form), hash)).Distinct()];
    }

    void Take(string form, SimulatedDisk disk)
    {
        foreach (var path in disk.Files.Where(path => path != StorePath.Lock)) _entries[$"{form}/{path}"] = disk.ReadAll(path);
    }

    SimulatedDisk Restore(string form)
    {
        var disk = new SimulatedDisk();
        foreach (var (path, content) in _entries)
        {
            if (!path.StartsWith(form + "/", StringComparison.Ordinal)) continue;
            var name = path[(form.Length + 1)..];
            if (name.LastIndexOf('/') is var slash and >= 0) disk.CreateDirectory(name[..slash]);
            disk.WriteAll(name, content);
        }
        return disk;
    }
}
