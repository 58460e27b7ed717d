using PersistentObjects.Log;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;

namespace PersistentObjects.Crash.Tests.Log;

/// <summary>
/// What a log may hold after a crash: the batches that were appended, in order, at least as many as were acknowledged.
/// </summary>
/// <remarks>Every batch is unlike any other of the history, so that one that comes back from the dead is noticed.</remarks>
sealed class LogHistory(int seed)
{
    readonly Random _random = new(seed);
    List<LogBatch> _appended = [];
    int _acknowledged;
    int _serial;

    /// <summary>Opens the log, checks what is there, and appends and syncs for a while.</summary>
    public void Run(SimulatedDisk disk, int steps)
    {
        using var session = new LogSession(disk);
        Check(session.Batches);
        _ = session.Writer;

        // What was read may be shown to the application from here on, so it must be durable.
        _acknowledged = _appended.Count;
        for (var step = 0; step < steps; step++) Step(session);
    }

    /// <summary>Opens the log and checks what is there.</summary>
    public LogReadResult Verify(SimulatedDisk disk)
    {
        using var session = new LogSession(disk);
        Check(session.Batches);
        return session.Result;
    }

    void Step(LogSession session)
    {
        // A few sizes that come again, so that a new batch can end where one that was cut away had ended.
        int[] sizes = [8, 8, 8, 40, 40, 200, 200, 700, 1500];
        var batches = _random.Next(1, 4);
        for (var i = 0; i < batches; i++)
        {
            var filler = new byte[sizes[_random.Next(sizes.Length)]];
            _random.NextBytes(filler);
            BitConverter.TryWriteBytes(filler, ++_serial);
            var batch = LogBatch.Create(session.NextVersion, _random.Next(3), filler);
            _appended.Add(batch);
            session.Append(batch);
        }
        session.Sync();
        _acknowledged = _appended.Count;
    }

    void Check(IReadOnlyList<LogBatch> found)
    {
        found.Count.ShouldBeGreaterThanOrEqualTo(_acknowledged, "acknowledged batches are lost");
        found.Count.ShouldBeLessThanOrEqualTo(_appended.Count, "there are batches that were never appended");
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] != _appended[i]) found[i].ShouldBe(_appended[i], $"batch {i} of {found.Count}");
        }
        _appended = [.. found];
    }
}
