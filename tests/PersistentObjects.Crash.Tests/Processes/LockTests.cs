using PersistentObjects.Crash.Tests.Writer;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Crash.Tests.Processes;

/// <summary>One process at a time.</summary>
public class LockTests
{
    [Test]
    public async Task A_store_that_another_process_has_open_is_refused_until_that_one_dies()
    {
        using var directory = new TemporaryDirectory();
        using var holder = WriterProcess.Start("hold", directory.FullName);
        holder.ReadLine().ShouldBe("ready");

        var locked = Should.Throw<StoreLockedException>(() => Open(directory));
        await Should.ThrowAsync<StoreLockedException>(() => Ledger.OpenAsync(directory.FullName));

        locked.File.ShouldBe(directory.Combine("store.lock"));
        locked.Message.ShouldContain($"'{locked.File}' is held by another process");

        holder.KillAndWait();
        holder.ReadToEnd().ShouldBeEmpty();
        using var ledger = Open(directory);
        ledger.Accounts.Count.ShouldBe(Account.Count);
    }

    [Test]
    public void A_process_is_refused_while_this_one_has_the_store_open()
    {
        using var directory = new TemporaryDirectory();
        using var ledger = Open(directory);
        ledger.Prepare();

        using var other = WriterProcess.Start("write", directory.FullName);

        other.ReadLine().ShouldNotBeNull().ShouldStartWith($"{nameof(StoreLockedException)}: ");
        ledger.Write(() => ledger.Transact(0, 1));
        Audit.LastTransactions(ledger)[0].ShouldBe(1);
    }

    static Ledger Open(TemporaryDirectory directory) => Ledger.Open(Ledger.Options(directory.FullName));
}
