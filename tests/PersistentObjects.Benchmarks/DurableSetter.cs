using PersistentObjects.Storage;

namespace PersistentObjects.Benchmarks;

/// <summary>W1: a durable setter against a raw loop of the same bytes written and synced into a zero-filled file.</summary>
static class DurableSetter
{
    const int RoundMilliseconds = 250;

    internal static Measurement Run(string directory)
    {
        using var bank = Bank.Open(Path.Combine(directory, "durable"));
        var accounts = Population.Persistent(bank, 1000);
        var bytes = BytesPerUpdate(Path.Combine(directory, "counted"));
        using var raw = new RawFile(directory, bytes);
        var random = new Random(2);
        var next = 0L;
        Rate(() => accounts[random.Next(accounts.Length)].Balance = ++next);
        var (ours, theirs) = Interleaved.Run(
            13,
            () => Rate(() => accounts[random.Next(accounts.Length)].Balance = ++next),
            () => Rate(raw.WriteOne));
        var ratio = ours / theirs;
        return new Measurement(
            "W1 durable setter / raw write+fdatasync",
            ratio,
            $"{ours:N0}/s against {theirs:N0}/s, {bytes} bytes each",
            ">= 0.90",
            ratio >= 0.90);
    }

    /// <summary>Operations a second.</summary>
    static double Rate(Action operation)
    {
        var count = 0;
        var seconds = Interleaved.Seconds(() =>
        {
            for (var end = Environment.TickCount64 + RoundMilliseconds; Environment.TickCount64 < end; count++) operation();
        });
        return count / seconds;
    }

    static int BytesPerUpdate(string directory)
    {
        using var storage = new CountingStorage(new PhysicalStorage(directory));
        using var bank = Bank.Open(new StoreOptions { Storage = storage });
        var account = Population.Persistent(bank, 1000)[0];
        account.Balance = 1_000_000;
        var before = storage.BytesWritten;
        for (var i = 1; i <= 100; i++) account.Balance = 1_000_000 + i;
        return (int)((storage.BytesWritten - before) / 100);
    }

    sealed class RawFile : IDisposable
    {
        const int Length = 64 << 20;

        readonly PhysicalStorage _storage;
        readonly IStorageFile _file;
        readonly byte[] _bytes;
        long _position;

        internal RawFile(string directory, int bytes)
        {
            _storage = new PhysicalStorage(directory);
            _file = _storage.Create("raw");
            var zeros = new byte[1 << 20];
            for (var i = 0; i < Length; i += zeros.Length) _file.Write(zeros, i);
            _file.Sync();
            _bytes = new byte[bytes];
            new Random(3).NextBytes(_bytes);
        }

        internal void WriteOne()
        {
            _file.Write(_bytes, _position);
            _file.Sync();
            _position = (_position + _bytes.Length) % (Length - _bytes.Length);
        }

        public void Dispose()
        {
            _file.Dispose();
            _storage.Dispose();
        }
    }
}
