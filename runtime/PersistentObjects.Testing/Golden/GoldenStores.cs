using PersistentObjects.CompilerServices;
using PersistentObjects.Storage;

namespace PersistentObjects.Testing;

/// <summary>
/// Proves that today's classes still read what every earlier version of them has written: a folder beside the tests keeps a small
/// store of each version, and one test opens them all.
/// </summary>
/// <remarks>
/// <code>
/// [Test]
/// public void Earlier_stores_open_with_todays_classes() =&gt; GoldenStores.Check&lt;Bank&gt;(folder);
/// </code>
/// <para>
/// The files are checked in with the tests. One is named after the store class and the fingerprint of its schema (classes, their
/// base classes, properties and types by name), and holds an object of every class with made-up values, once in a log and once
/// in a snapshot. It is written when the schema has changed; on a build server, where nobody would check it in, that is a failure
/// instead. No test framework is needed, and no files but those of the folder are touched.
/// </para>
/// </remarks>
public static class GoldenStores
{
    static readonly string[] BuildServers = ["CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL"];

    /// <summary>
    /// Opens a copy of every store that earlier versions have left in a folder, from the log and from a snapshot, with all pending
    /// migrations; verifies it, and opens it once more from what today's classes have made of it. If all is well, and there is none
    /// of today's schema, it writes that one.
    /// </summary>
    /// <typeparam name="TStore">The store class.</typeparam>
    /// <param name="folder">A folder of the test project, which is made when it is missing.</param>
    /// <param name="fill">
    /// Adds objects of your own to a store that is written: for classes whose constructors, codecs or computed keys refuse made-up
    /// values. Classes of which it adds none get made-up ones, which no checks are asked about.
    /// </param>
    /// <param name="isBuildServer">
    /// Whether a missing store is a failure. By default, when one of the environment variables <c>CI</c>, <c>TF_BUILD</c>,
    /// <c>TEAMCITY_VERSION</c> and <c>JENKINS_URL</c> is set, and is not <c>false</c>.
    /// </param>
    /// <returns>What was opened and written.</returns>
    /// <exception cref="GoldenStoreException">
    /// The store of today's schema is missing on a build server, or a store does not open, or not as it must; names each store with
    /// all of its differences.
    /// </exception>
    /// <exception cref="IOException">The folder can't be read or written.</exception>
    public static GoldenStoreReport Check<TStore>(string folder, Action<TStore>? fill = null, bool? isBuildServer = null)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var storage = new PhysicalStorage(folder);
        return CheckFolder(storage, fill, isBuildServer ?? BuildServers.Any(IsSet));
    }

    static GoldenStoreReport CheckFolder<TStore>(PhysicalStorage folder, Action<TStore>? fill, bool isBuildServer)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var today = PrefixOf<TStore>() + FingerprintOf<TStore>() + GoldenFile.Extension;
        var report = OpenAll<TStore>(folder, today);
        if (folder.FileExists(today)) return report;
        // Only now that changes are declared: the schema of a change that is not would leave a store that no version has written.
        if (isBuildServer) throw Missing(folder, today);
        GoldenFile.Of<TStore>(Golden.Write(fill)).Save(folder, today);
        return OpenAll<TStore>(folder, today) with { Written = today };
    }

    static GoldenStoreReport OpenAll<TStore>(PhysicalStorage folder, string today)
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        var prefix = PrefixOf<TStore>();
        GoldenStoreResult[] stores =
        [
            .. (folder.DirectoryExists("") ? folder.ListFiles("") : [])
                .Where(file => file.StartsWith(prefix, StringComparison.Ordinal) && file.EndsWith(GoldenFile.Extension, StringComparison.Ordinal))
                .Select(file => new GoldenStoreResult(file, GoldenFile.Load(folder, file).Differences<TStore>(isToday: file == today))),
        ];
        var report = new GoldenStoreReport { Folder = folder.Describe(""), Stores = stores };
        return stores.All(store => store.Differences.Count == 0) ? report : throw new GoldenStoreException(report);
    }

    static string PrefixOf<TStore>() => $"{typeof(TStore).Name}-";

    static string FingerprintOf<TStore>()
        where TStore : PersistentStore, IPersistentStore<TStore>
    {
        using var store = TStore.Create(new StoreOptions());
        return SchemaFingerprint.Of(store.Heap.Classes.All.Select(extent => extent.Model));
    }

    static GoldenStoreException Missing(PhysicalStorage folder, string file) => new(
        $"The schema has changed, and no store of it is checked in: '{folder.Describe(file)}' is missing. "
        + "Run this test on your machine, which writes the file, and check it in.");

    static bool IsSet(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
