using Microsoft.Extensions.Logging;
using PersistentObjects.Tests.Indexes.Files;
using PersistentObjects.Tests.Recovery;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes;

/// <summary>
/// Comparers and computed properties are the user's, and are asked once more when an old version goes, behind all transactions.
/// There nobody could be told; so the candidate stays, which every look-up passes over.
/// </summary>
sealed class FailedSettlingTests
{
    [Test]
    public void Wherever_code_of_the_user_throws_the_store_goes_on()
    {
        var calls = 0;
        while (IsSurvived(calls)) calls++;
        calls.ShouldBeGreaterThan(10);
    }

    [Test]
    public void What_is_left_over_is_told_once_for_an_index_and_found_by_a_verification()
    {
        using var log = new RecordingLoggerFactory();
        using var store = Open(log);
        var (a, b) = (AddFile(store, "a", "ann"), AddFile(store, "b", "bob"));
        SettleWithFailureAfter(0, store, () => (a.Owner, b.Owner) = ("carl", "dora"));
        log.Entries.ShouldAllBe(entry => entry.Level == LogLevel.Warning);
        foreach (var index in (string[])["ByOwner", "ByOwnerOrder", "ByWord"])
        {
            log.Entries.Count(entry => entry.Message.Contains($"{typeof(StoredFile)}.{index} ")).ShouldBe(1);
        }
        var differences = store.VerifyIndexes();
        differences.Select(difference => difference.Object).Distinct().ShouldBe([a, b], ignoreOrder: true);
        differences.ShouldAllBe(difference => difference.Description.Contains("which no version of it has"));
        differences.Count.ShouldBe(4);
        (a.Sidecar, b.Sidecar).ShouldBe((null, null), "they would not be taken for settled");
        store.Files.ByOwner["ann"].ShouldBeEmpty();
        store.Files.ByOwner["dora"].ShouldBe([b]);

        // Who gets the old key again takes over what was left.
        (a.Owner, b.Owner) = ("ann", "bob");
        store.VerifyIndexes().ShouldBeEmpty();
        FileScan.ShouldAgree(store);
        store.Settle();
        FileScan.ShouldHoldNothingElse(store);
    }

    /// <summary>Whether a call has failed; each time one more of them succeeds before.</summary>
    static bool IsSurvived(int calls)
    {
        using var log = new RecordingLoggerFactory();
        using var store = Open(log);
        var (a, b) = (AddFile(store, "a.x", "ann"), AddFile(store, "b.x", "bob"));
        SettleWithFailureAfter(calls, store, () =>
        {
            (a.Owner, a.Name) = ("carl", "c.x");
            (a.Owner, a.Name) = ("dora", "d.x");
            (a.Owner, a.Name) = ("carl", "c.x");
            store.Delete(b);
        });
        store.Heap.Settling.Count.ShouldBe(0);

        // The old keys again, for the one that may have candidates left and for another one.
        var c = AddFile(store, "b.x", "bob");
        (a.Owner, a.Name) = ("ann", "a.x");
        Should.Throw<TimeoutException>(() => store.Write(() =>
        {
            a.Owner = "dora";
            throw new TimeoutException();
        }));
        store.Settle();
        store.Files.ByOwner["ANN"].ShouldBe([a]);
        store.Files.ByOwner["carl"].ShouldBeEmpty();
        store.Files.ByOwner["dora"].ShouldBeEmpty();
        store.Files.ByOwner["bob"].ShouldBe([c]);
        store.Files.ByOwnerOrder.All.ShouldBe([a, c]);
        store.Files.ByWord.From("a").Below("x").ShouldBe([a, c]);
        store.VerifyIndexes().ShouldAllBe(difference => difference.Description.Contains("which no version of it has"));
        store.Delete(a);
        store.Delete(c);
        store.Files.ByOwner["ann"].ShouldBeEmpty();
        store.Files.ByWord.All.ShouldBeEmpty();
        store.Settle();
        return log.Entries.Count > 0;
    }

    static FileStore Open(RecordingLoggerFactory log) => FileStore.InMemory(new StoreOptions { LoggerFactory = log });

    static StoredFile AddFile(FileStore store, string name, string owner) => store.AddFile(name, file => file.Owner = owner);

    static void SettleWithFailureAfter(int calls, FileStore store, Action change)
    {
        var view = store.OpenView();
        change();
        FaultyComparer.FailSettlingAfter(calls, store);
        view.Dispose();
        store.Settle();
        FaultyComparer.Recover();
    }
}
