using System.Globalization;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Views;

/// <summary>
/// One consistent view of many rows goes out in pieces, with an await after each, while writers go on. As many as
/// PERSISTENTOBJECTS_STREAM_ROWS says; the default is for every build.
/// </summary>
public class StreamingTests
{
    static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("PERSISTENTOBJECTS_STREAM_ROWS") ?? "20000", CultureInfo.InvariantCulture);

    [Test]
    public async Task A_stream_of_a_view_is_one_moment_while_writers_go_on()
    {
        using var ledger = Ledgers.InMemory(Durability.Relaxed);
        ledger.Write(() =>
        {
            for (var i = 0; i < Rows; i++) ledger.Add(new Account("a" + i, i));
        });
        var accounts = ledger.Accounts.ToArray();
        using var end = new CancellationTokenSource();
        using var view = ledger.OpenView();
        var writer = Task.Run(() => Change(ledger, accounts, end.Token));

        var (count, sum, threads) = (0, 0L, new HashSet<int>());
        await foreach (var (key, balance) in Stream(ledger, view))
        {
            key.ShouldBe("a" + balance);
            count++;
            sum += balance;
            threads.Add(Environment.CurrentManagedThreadId);
        }
        await end.CancelAsync();
        var changes = await writer;

        (count, sum).ShouldBe((Rows, (long)Rows * (Rows - 1) / 2));
        changes.ShouldBeGreaterThan(0);
        TestContext.Out.WriteLine($"{Rows} rows on {threads.Count} threads, {changes} changes meanwhile");
        view.Dispose();
        Worker.Until(() => ledger.CountQueued() == 0);
        await ledger.FlushAsync();
        Worker.Until(() => ledger.CountUnsettled() == 0);
    }

    [Test]
    public async Task A_stream_that_is_given_up_in_the_middle_holds_nothing_back()
    {
        using var ledger = Ledgers.InMemory();
        ledger.Write(() =>
        {
            for (var i = 0; i < 3000; i++) ledger.Add(new Account("a" + i, i));
        });
        using (var view = ledger.OpenView())
        {
            await foreach (var (_, balance) in Stream(ledger, view))
            {
                if (balance == 700) break;
            }
        }
        ledger.Heap.Scopes.IsEmpty.ShouldBeTrue();
    }

    static async IAsyncEnumerable<(string Key, long Balance)> Stream(Ledger ledger, StoreView view)
    {
        using var rows = ledger.Accounts.GetEnumerator();
        var page = new List<(string Key, long Balance)>(500);
        while (ReadPage())
        {
            foreach (var row in page) yield return row;
            await Task.Yield();
        }

        bool ReadPage()
        {
            page.Clear();
            using var scope = view.Enter();
            while (page.Count < 500 && rows.MoveNext()) page.Add((rows.Current.Key, rows.Current.Balance));
            return page.Count > 0;
        }
    }

    static int Change(Ledger ledger, Account[] accounts, CancellationToken end)
    {
        var random = new Random(1);
        var changes = 0;
        while (!end.IsCancellationRequested || changes == 0)
        {
            var account = accounts[random.Next(accounts.Length)];
            switch (random.Next(10))
            {
                case 0 when !account.IsDeleted:
                    ledger.Delete(account);
                    break;
                case 1:
                    ledger.Add(new Account("new" + changes));
                    break;
                case 2 when !account.IsDeleted:
                    account.Key = "changed" + changes;
                    break;
                default:
                    if (!account.IsDeleted) account.Balance = -changes;
                    break;
            }
            changes++;
        }
        return changes;
    }
}
