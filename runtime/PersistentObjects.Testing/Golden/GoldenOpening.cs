using PersistentObjects.CompilerServices;

namespace PersistentObjects.Testing;

/// <summary>Opens the copy of a golden store with today's classes, and says what is wrong.</summary>
static class GoldenOpening
{
    /// <summary>Empty when all is well.</summary>
    /// <param name="disk">The copy.</param>
    /// <param name="hash">The state that it must have; null when classes have changed since it was written.</param>
    public static IReadOnlyList<string> Differences<TStore>(SimulatedDisk disk, string? hash)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        try
        {
            var opened = Open<TStore>(disk, out var differences);
            if (hash is not null && opened != hash) differences.Add("It is not read as it was written, though the schema has not changed. Has a codec changed what it writes?");
            // What was read in an old form is written in today's one.
            if (Golden.Snapshot<TStore>(disk) != opened) differences.Add("A restart changes it.");
            if (Open<TStore>(disk, out var again) != opened) differences.Add("A restart from a snapshot changes it.");
            return [.. differences, .. again];
        }
        catch (IncompatibleSchemaException refused)
        {
            return refused.Differences;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A migration or conversion of the application's may throw anything.
            return [$"{e.GetType().Name}: {e.Message}"];
        }
    }

    static string Open<TStore>(SimulatedDisk disk, out List<string> differences)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        using var store = Golden.Open<TStore>(disk);
        differences = [.. store.Verify().Findings.Where(finding => finding.Severity == FindingSeverity.Damage).Select(finding => finding.Description)];
        return store.ComputeStateHash();
    }
}
