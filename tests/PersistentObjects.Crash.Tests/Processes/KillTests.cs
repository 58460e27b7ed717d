using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Crash.Tests.Writer;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Crash.Tests.Processes;

/// <summary>
/// A process that writes a store with several threads is killed with SIGKILL, again and again. Every transaction that it
/// had told the test about is there, and none in part.
/// </summary>
public class KillTests
{
    const int Rounds = 50;

    [Test]
    public void Every_acknowledged_transaction_survives_a_kill([ValueSource(nameof(Seeds))] int seed)
    {
        var random = new Random(seed);
        using var directory = new TemporaryDirectory();
        var told = new long[Ledger.Writers];
        for (var round = 0; round < Rounds; round++)
        {
            Circumstances.Describe($"round {round}", () =>
            {
                WriteAndKill(directory.FullName, random, told);

                using var ledger = Ledger.Open(Ledger.Options(directory.FullName));
                var found = Audit.LastTransactions(ledger);
                for (var writer = 0; writer < Ledger.Writers; writer++)
                {
                    var inFlight = writer < Ledger.Writers - 1 ? 1 : Ledger.TransactionsInFlight;
                    found[writer].ShouldBeInRange(told[writer], told[writer] + inFlight, $"writer {writer}");
                }
                told = found;
            });
        }
        told.ShouldAllBe(number => number > Entry.Kept);
    }

    /// <summary>Kills the process when it has told a few lines, or none: then it may be anywhere in opening the store.</summary>
    static void WriteAndKill(string directory, Random random, long[] told)
    {
        using var process = WriterProcess.Start("write", directory);
        if (random.Next(5) == 0) Thread.Sleep(random.Next(150));
        else
        {
            for (var lines = random.Next(1, 400); lines > 0; lines--) Note(process.ReadLine().ShouldNotBeNull(), told);
        }
        process.Kill();
        foreach (var line in process.ReadToEnd()) Note(line, told);
    }

    static void Note(string line, long[] told)
    {
        if (line == "ready") return;
        var fields = line.Split(':');
        fields.Length.ShouldBe(2, line);
        var (writer, number) = (int.Parse(fields[0]), long.Parse(fields[1]));
        told[writer] = Math.Max(told[writer], number);
    }

    static IEnumerable<int> Seeds => Soak.Seeds(1);
}
