using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PersistentObjects.Testing;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>
/// An object of a shape that was added with some sample in each property, then given the next one, with a restart after
/// either, one of them from a snapshot. Done once for all its properties; what went wrong with one of them is kept for the test of that one.
/// </summary>
sealed class MatrixRestart
{
    static readonly ConcurrentDictionary<(int Shape, int Sample), Lazy<MatrixRestart>> All = [];

    readonly SimulatedDisk _disk = new();
    readonly Dictionary<MatrixCase, ExceptionDispatchInfo> _failures = [];
    readonly int _shape;

    MatrixRestart(int shape, int sample)
    {
        _shape = shape;
        string hash;
        using (var store = Open())
        {
            var target = store.Add(MatrixProgram.Instance.NewTarget());
            store.Add(MatrixProgram.Instance.New(shape, sample, target));
            hash = store.ComputeStateHash();
        }
        using (var store = Open())
        {
            Check(store, sample);
            store.ComputeStateHash().ShouldBe(hash);
            var (o, target) = (MatrixProgram.Instance.Single(shape, store), MatrixProgram.Instance.TargetIn(store));
            foreach (var entry in MatrixCase.Of(shape))
            {
                MatrixProgram.Instance.Set(entry, o, MatrixProgram.Instance.Sample(entry, sample + 1, target));
            }
            // The first restart was from the log, the second one is from this.
            store.SnapshotAsync().GetAwaiter().GetResult();
            hash = store.ComputeStateHash();
        }
        using (var store = Open())
        {
            Check(store, sample + 1);
            store.ComputeStateHash().ShouldBe(hash);
        }
    }

    public static void Survive(MatrixCase entry, int sample)
    {
        var restart = All.GetOrAdd((entry.Shape, sample), key => new Lazy<MatrixRestart>(() => new MatrixRestart(key.Shape, key.Sample))).Value;
        if (restart._failures.TryGetValue(entry, out var failure)) failure.Throw();
    }

    PersistentStore Open() => MatrixProgram.Instance.Open(new StoreOptions { Storage = _disk, SegmentSizeBytes = 64 << 10 });

    void Check(PersistentStore store, int sample)
    {
        var (o, target) = (MatrixProgram.Instance.Single(_shape, store), MatrixProgram.Instance.TargetIn(store));
        foreach (var entry in MatrixCase.Of(_shape))
        {
            try
            {
                entry.ShouldHold(o, sample, target);
                entry.ShouldBeFound(store, o);
            }
            catch (Exception failure)
            {
                _failures.TryAdd(entry, ExceptionDispatchInfo.Capture(failure));
            }
        }
    }
}
