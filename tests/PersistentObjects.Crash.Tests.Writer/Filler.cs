using System.Globalization;

namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>Fills a store until there is no memory left for it, makes room, and goes on.</summary>
/// <remarks>The process is started with a heap of its own size (DOTNET_GCHeapHardLimit).</remarks>
sealed class Filler(Hold hold, Action<string> say)
{
    const int Rounds = 3;

    readonly Random _random = new(1);
    int _number;
    int _transaction;

    /// <summary>Until the store's limit refuses; then deletes, which goes through, and fills it again.</summary>
    public void FillToTheLimit()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var before = FillUntilRefused();
            if (hold.Ballast.Count != before) throw new InvalidOperationException($"{hold.Ballast.Count} objects, of which {before} were committed");
            WhenThereIsRoom<OutOfMemoryException>(() => say(string.Create(CultureInfo.InvariantCulture, $"refused {hold.Version} {before} {hold.ComputeStateHash()}")));
            while (hold.Ballast.Count > before / 2) WhenThereIsRoom<OutOfMemoryException>(DeleteSome);
            // Nobody refuses those who only read, and that takes memory, too.
            WhenThereIsRoom<OutOfMemoryException>(() =>
            {
                if (hold.VerifyIndexes().Count > 0) throw new InvalidOperationException("The indexes are wrong.");
            });
        }
        WhenThereIsRoom<StoreMemoryLimitException>(() => WhenThereIsRoom<OutOfMemoryException>(() => Add(1)));
        WhenThereIsRoom<OutOfMemoryException>(() => say(string.Create(CultureInfo.InvariantCulture, $"ended {hold.Version} {hold.Ballast.Count} {hold.ComputeStateHash()}")));
    }

    /// <summary>Without a limit, until allocations fail wherever they may. What was committed is told; then the process ends as it can.</summary>
    public void FillUntilMemoryFails()
    {
        hold.FlushAsync().GetAwaiter().GetResult();
        for (var failures = 0; failures < 20;)
        {
            try
            {
                Add(_random.Next(1, 200));
                say($"committed {_transaction}");
            }
            catch (OutOfMemoryException)
            {
                failures++;
                DeleteSome();
            }
        }
        hold.FlushAsync().GetAwaiter().GetResult();
        say("flushed");
    }

    long FillUntilRefused()
    {
        for (; ; )
        {
            var before = hold.Ballast.Count;
            try
            {
                // What the store counts is what is in use. The collector keeps freed memory besides, of which it makes no large arrays.
                var count = _random.Next(1, 200);
                WhenThereIsRoom<OutOfMemoryException>(() => Add(count));
            }
            catch (StoreMemoryLimitException)
            {
                return before;
            }
        }
    }

    // A snapshot that is being taken keeps what was deleted meanwhile. What does not go away is a failure.
    static void WhenThereIsRoom<TRefusal>(Action action) where TRefusal : Exception
    {
        for (var patience = 600; ; patience--)
        {
            try
            {
                action();
                return;
            }
            catch (TRefusal) when (patience > 0)
            {
                Thread.Sleep(100);
            }
        }
    }

    void Add(int count)
    {
        var (number, transaction) = (_number, _transaction + 1);
        hold.Write(() =>
        {
            for (var i = 0; i < count; i++) hold.Add(new Ballast { Number = ++number, Transaction = transaction, Text = new string('b', _random.Next(2000)) });
            hold.Ballast.ByNumber[number].Text = $"{count}";
        });
        (_number, _transaction) = (number, transaction);
    }

    // Whole transactions, so that what is left can be checked.
    void DeleteSome() => hold.Write(() =>
    {
        foreach (var group in hold.Ballast.Take(500).Select(b => b.Transaction).Distinct().Take(10).ToList())
        {
            foreach (var ballast in hold.Ballast.ByTransaction[group].ToList()) hold.Delete(ballast);
        }
    });
}
