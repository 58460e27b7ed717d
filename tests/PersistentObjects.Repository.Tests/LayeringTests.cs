using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>Inside the runtime, dependencies point one way: eng/ARCHITECTURE.md, "The rooms".</summary>
[TestFixture]
public sealed partial class LayeringTests
{
    /// <summary>Which rooms (namespaces) the files of each folder may use, besides PersistentObjects itself.</summary>
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Attributes"] = [],
        ["Errors"] = [],
        ["Collections"] = [],
        ["Storage"] = [],
        ["Log"] = ["Storage"],
        ["Serialization"] = ["Collections", "CompilerServices", "Objects", "Schema"],
        ["Schema"] = ["CompilerServices"],
        ["Evolution"] = ["CompilerServices", "Objects", "Schema", "Serialization"],
        ["Blobs"] = ["Objects", "Serialization", "Log", "Storage"],
        ["Objects"] = ["Checks", "CompilerServices", "Evolution", "Indexes"],
        ["Checks"] = ["CompilerServices", "Objects"],
        ["Indexes"] = ["Collections", "CompilerServices", "Objects"],
        ["CompilerServices"] = ["Checks", "Collections", "Objects", "Indexes", "Serialization", "Transactions"],
        ["Transactions"] = ["Blobs", "CompilerServices", "Objects", "Schema", "Serialization", "Log"],
        ["Snapshots"] = ["Blobs", "CompilerServices", "Evolution", "Objects", "Schema", "Serialization", "Log", "Storage"],
        ["Backups"] = ["Blobs", "CompilerServices", "Objects", "Schema", "Serialization", "Log", "Snapshots", "Storage", "Recovery", "Verification"],
        ["Recovery"] = ["Blobs", "CompilerServices", "Evolution", "Objects", "Schema", "Serialization", "Log", "Snapshots"],
        ["Verification"] = ["Blobs", "Collections", "CompilerServices", "Evolution", "Objects", "Schema", "Serialization", "Log", "Storage", "Snapshots"],
        ["Salvage"] = ["Blobs", "CompilerServices", "Objects", "Schema", "Serialization", "Log", "Storage", "Snapshots", "Backups", "Verification"],
        [""] = ["Blobs", "Collections", "CompilerServices", "Evolution", "Objects", "Indexes", "Schema", "Serialization", "Log", "Storage", "Snapshots", "Backups", "Transactions", "Recovery", "Verification"],
    };

    static IEnumerable<string> RuntimeFiles => Repository.SourceFiles("runtime/PersistentObjects");

    [TestCaseSource(nameof(RuntimeFiles))]
    public void A_file_uses_only_the_rooms_that_its_own_may_use(string file)
    {
        var parts = file.Split('/');
        var room = parts.Length == 3 ? "" : parts[2];
        Allowed.ShouldContainKey(room, $"{file} is in a room that the layering does not know");
        var used = UsedRoom().Matches(Repository.Read(file)).Select(match => match.Groups["room"].Value).Distinct();
        used.Where(name => name != room && !Allowed[room].Contains(name)).ShouldBeEmpty(file);
    }

    [Test]
    public void Objects_and_indexes_know_neither_log_nor_transactions()
    {
        foreach (var room in new[] { "Objects", "Indexes" })
        {
            Allowed[room].ShouldNotContain("Log");
            Allowed[room].ShouldNotContain("Storage");
            Allowed[room].ShouldNotContain("Transactions");
        }
    }

    [GeneratedRegex(@"\bPersistentObjects\.(?<room>Attributes|Blobs|Errors|Checks|Collections|Storage|Log|Serialization|Schema|Evolution|Objects|Indexes|CompilerServices|Transactions|Snapshots|Backups|Recovery|Verification|Salvage)\b(?=[;.])")]
    private static partial Regex UsedRoom();
}
