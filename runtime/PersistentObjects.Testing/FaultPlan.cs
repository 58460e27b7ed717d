using System.Globalization;

namespace PersistentObjects.Testing;

/// <summary>What is to go wrong on a <see cref="SimulatedDisk"/>, and when.</summary>
/// <remarks>
/// <para>
/// Operations that change something are numbered from 1; <see cref="SimulatedDisk.Operations"/> says how many a run without
/// faults makes. Everything that is chosen by chance is chosen by <see cref="Seed"/>, so that a run on one thread can be
/// repeated exactly. Nothing goes wrong by default.
/// </para>
/// <para>May be changed while the disk is in use, by any thread: the operations that follow are affected.</para>
/// </remarks>
/// <param name="seed">Chooses what failing syncs and power cuts lose.</param>
public sealed class FaultPlan(int seed = 0)
{
    /// <summary>As a count: every time from now on.</summary>
    public const int Always = int.MaxValue;

    int _failingWrites;
    int _failingSyncs;
    int _failingDirectorySyncs;
    int _stalledSyncs;

    /// <summary>Chooses what failing syncs, and power cuts without a <see cref="Survival"/> of their own, lose.</summary>
    public int Seed { get; } = seed;

    /// <summary>The operation at which the power is cut: it may have its effect or not. 0, the default, for none.</summary>
    public long PowerCutAt { get; set; }

    /// <summary>The operation before which the process is killed. 0, the default, for none.</summary>
    public long ProcessKillAt { get; set; }

    /// <summary>The operation that fails, whatever it is. 0, the default, for none.</summary>
    public long FailingOperation { get; set; }

    /// <summary>The operation from which on the numbers of failing and stalled operations below count. From the first one by default.</summary>
    public long From { get; set; }

    /// <summary>How many writes fail; the ones behind them succeed again, as when space has come back.</summary>
    public int FailingWrites { get => _failingWrites; set => _failingWrites = value; }

    /// <summary>How much of its bytes a failing write writes before it fails, as on a full disk; at most all but one.</summary>
    public int BytesOfFailingWrite { get; set; }

    /// <summary>
    /// How many syncs of files fail. What they were to make durable is lost in part, while it is still shown to readers, and
    /// a later sync does not write it: what Linux does.
    /// </summary>
    public int FailingSyncs { get => _failingSyncs; set => _failingSyncs = value; }

    /// <summary>How many syncs of directories fail.</summary>
    public int FailingDirectorySyncs { get => _failingDirectorySyncs; set => _failingDirectorySyncs = value; }

    /// <summary>How many syncs of files take <see cref="StallTime"/> longer than usual.</summary>
    public int StalledSyncs { get => _stalledSyncs; set => _stalledSyncs = value; }

    /// <summary>How long a stalled sync is held up. Two seconds by default.</summary>
    public TimeSpan StallTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock by which syncs are stalled. The system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// How much the files of the disk may hold together. A write that does not fit writes as much as does, and fails, until
    /// files are deleted or this is raised. Null, the default, for as much as memory holds.
    /// </summary>
    public long? CapacityBytes { get; set; }

    /// <summary>A plan that the seed chooses: of which kind the fault is, and at which operation it strikes.</summary>
    /// <remarks>
    /// The faults are power cuts, kills of the process, writes and syncs that fail, short writes, and two that are combined.
    /// Syncs are not stalled, because the run would wait for them.
    /// </remarks>
    /// <param name="seed">Chooses.</param>
    /// <param name="operations">How many operations a run without faults makes.</param>
    public static FaultPlan Random(int seed, long operations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(operations);
        var random = new Random(seed);
        var plan = new FaultPlan(seed);
        var operation = random.NextInt64(1, operations + 1);
        switch (random.Next(8))
        {
            case 0:
                plan.ProcessKillAt = operation;
                break;
            case 1:
                plan.FailingOperation = operation;
                plan.BytesOfFailingWrite = random.Next(100);
                break;
            case 2:
                (plan.From, plan.FailingWrites, plan.BytesOfFailingWrite) = (operation, random.Next(1, 4), random.Next(100));
                break;
            case 3:
                (plan.From, plan.FailingSyncs) = (operation, random.Next(1, 3));
                break;
            case 4:
                (plan.From, plan.FailingDirectorySyncs) = (operation, 1);
                break;
            case 5:
                (plan.From, plan.FailingSyncs, plan.PowerCutAt) = (operation, 1, operation + random.Next(1, 10));
                break;
            default:
                plan.PowerCutAt = operation;
                break;
        }
        return plan;
    }

    /// <summary>The seed and what is planned, for the message of a test that fails.</summary>
    public override string ToString()
    {
        var planned = new List<string> { $"seed {Seed}" };
        Tell(PowerCutAt, "power cut at operation {0}");
        Tell(ProcessKillAt, "process killed before operation {0}");
        Tell(FailingOperation, "operation {0} fails");
        Tell(FailingWrites, "failing writes: {0}");
        Tell(BytesOfFailingWrite, "bytes of a failing write: {0}");
        Tell(FailingSyncs, "failing syncs: {0}");
        Tell(FailingDirectorySyncs, "failing syncs of directories: {0}");
        Tell(StalledSyncs, "stalled syncs: {0}");
        Tell(CapacityBytes ?? 0, "capacity in bytes: {0}");
        Tell(From, "from operation {0} on");
        return string.Join(", ", planned);

        void Tell(long number, string what)
        {
            if (number != 0) planned.Add(string.Format(CultureInfo.InvariantCulture, what, number == Always ? "all" : number));
        }
    }

    // All of these are called by the disk, under its lock.

    internal bool TakeWrite(long operation) => Take(ref _failingWrites, operation) || operation == FailingOperation;

    internal bool TakeSync(long operation) => Take(ref _failingSyncs, operation) || operation == FailingOperation;

    internal bool TakeDirectorySync(long operation) => Take(ref _failingDirectorySyncs, operation) || operation == FailingOperation;

    internal bool TakeOther(long operation) => operation == FailingOperation;

    internal bool TakeStall(long operation) => Take(ref _stalledSyncs, operation);

    bool Take(ref int count, long operation)
    {
        if (count == 0 || operation < From) return false;
        if (count != Always) count--;
        return true;
    }
}
