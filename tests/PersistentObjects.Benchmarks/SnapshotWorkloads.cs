using System.Diagnostics;

namespace PersistentObjects.Benchmarks;

/// <summary>
/// What a snapshot of a million objects costs: to be written, to be started from, and to those who write meanwhile. Against a
/// plain dump of the same values with a <see cref="BinaryWriter"/>, made durable, and read back into objects with a dictionary.
/// </summary>
static class SnapshotWorkloads
{
    const int Count = 1_000_000;
    const int Rounds = 3;
    const int Writes = 8000;
    const int LatencyRounds = 4;

    internal static IEnumerable<Measurement> Run(string directory)
    {
        var options = new StoreOptions { Directory = Path.Combine(directory, "snapshots"), Durability = Durability.Relaxed, SnapshotLogBytes = 0 };
        var dump = Path.Combine(directory, "dump");
        using (var bank = Bank.Open(options)) Population.Persistent(bank, Count);
        double fromLog;
        using (var bank = Bank.Open(options))
        {
            fromLog = bank.Recovery.Duration.TotalSeconds;
            var accounts = bank.Accounts.ToArray();
            new Random(1).Shuffle(accounts);
            bank.SnapshotAsync().Wait();
            yield return Write(bank, accounts, dump);
            var info = bank.SnapshotAsync().Result;
            var bytes = (double)info.Bytes / Count;
            var plain = (double)new FileInfo(dump).Length / Count;
            yield return new Measurement(
                "W9 bytes of a snapshot / of a plain dump", bytes / plain, $"{bytes:F1} against {plain:F1} an object", "<= 1.10", bytes / plain <= 1.1);
            yield return Whole("W9 hash the state of 1M objects", () => bank.ComputeStateHash());
            var backups = 0;
            yield return Whole("W9 back up 1M objects, read back and verified", () => bank.BackupAsync(Path.Combine(directory, $"backup{backups++}")).Wait());
            foreach (var latency in Latency(bank, accounts)) yield return latency;
            bank.SnapshotAsync().Wait();
        }
        yield return Restart(options, dump, fromLog);
    }

    static Measurement Write(Bank bank, Account[] accounts, string dump)
    {
        var (ours, theirs) = Interleaved.Run(
            Rounds,
            () =>
            {
                accounts[0].UpdatedAt++;
                return Interleaved.Seconds(() => bank.SnapshotAsync().Wait());
            },
            () => Interleaved.Seconds(() => Dump(bank, dump)));
        return new Measurement(
            "W9 take a snapshot of 1M objects / dump them", ours / theirs, $"{ours:F2} s against {theirs:F2} s", "<= 2.00", ours / theirs <= 2);
    }

    static Measurement Whole(string name, Action body)
    {
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++) times[i] = Interleaved.Seconds(body);
        var seconds = Interleaved.Median(times);
        return new Measurement(name, null, $"{seconds:F2} s", "< 3 s", seconds < 3);
    }

    /// <summary>A durable write, alone and while snapshots are taken all the time.</summary>
    static IEnumerable<Measurement> Latency(Bank bank, Account[] accounts)
    {
        WriteDurably(bank, accounts, 500);
        List<double> alone = [], beside = [];
        var snapshots = 0;
        var collections = TimeSpan.Zero;
        for (var round = 0; round < LatencyRounds; round++)
        {
            alone.AddRange(WriteDurably(bank, accounts, Writes));
            using var stop = new CancellationTokenSource();
            var background = Task.Run(async () =>
            {
                for (; !stop.IsCancellationRequested; snapshots++) await bank.SnapshotAsync();
            });
            var before = GC.GetTotalPauseDuration();
            beside.AddRange(WriteDurably(bank, accounts, Writes));
            collections += GC.GetTotalPauseDuration() - before;
            stop.Cancel();
            background.Wait();
        }
        alone.Sort();
        beside.Sort();
        foreach (var (name, place) in new[] { ("median", 0.5), ("p99.9", 0.999) })
        {
            var (a, b) = (At(beside, place), At(alone, place));
            yield return new Measurement(
                $"W9 {name} of a durable write beside snapshots / without",
                a / b,
                $"{1e6 * a:F0} us against {1e6 * b:F0} us, {snapshots} snapshots, {collections.TotalMilliseconds:F0} ms of collections in {beside.Sum():F1} s",
                "<= 2.00",
                a / b <= 2);
        }
    }

    static Measurement Restart(StoreOptions options, string dump, double fromLog)
    {
        var (ours, theirs) = Interleaved.Run(
            Rounds,
            () => Interleaved.Seconds(() =>
            {
                using var bank = Bank.Open(options);
                if (bank.Recovery.Transactions > 0) throw new InvalidOperationException("The restart was to be from the snapshot alone.");
            }),
            () => Interleaved.Seconds(() => Load(dump)));
        return new Measurement(
            "W9 start from a snapshot of 1M objects / load the dump",
            ours / theirs,
            $"{ours:F2} s against {theirs:F2} s; {fromLog:F2} s from the log",
            "<= 2.50",
            ours / theirs <= 2.5);
    }

    static double[] WriteDurably(Bank bank, Account[] accounts, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var account = accounts[i * 7919 % accounts.Length];
            var started = Stopwatch.GetTimestamp();
            bank.Write(account, static a => { a.Balance++; }, Durability.Full);
            times[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        return times;
    }

    static double At(List<double> sorted, double place) => sorted[(int)(place * sorted.Count)];

    static void Dump(Bank bank, string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18);
        using var writer = new BinaryWriter(stream);
        foreach (var account in bank.Accounts)
        {
            writer.Write(account.Owner);
            writer.Write(account.Email);
            writer.Write(account.Balance);
            writer.Write(account.UpdatedAt);
            writer.Write((int)account.Tier);
        }
        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    static void Load(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18);
        using var reader = new BinaryReader(stream);
        var byEmail = new Dictionary<string, PlainAccount>(Count);
        for (var i = 0; i < Count; i++)
        {
            var (owner, email, balance) = (reader.ReadString(), reader.ReadString(), reader.ReadInt64());
            var updatedAt = reader.ReadInt64();
            byEmail.Add(email, new PlainAccount(owner, email, balance, (Tier)reader.ReadInt32()) { UpdatedAt = updatedAt });
        }
        GC.KeepAlive(byEmail);
    }
}
