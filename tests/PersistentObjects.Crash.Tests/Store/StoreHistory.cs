using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// The life of a store that one thread writes. Everything is chosen by the seed, so that a run can be repeated up to any
/// I/O operation.
/// </summary>
sealed class StoreHistory
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly DurabilityMix _mix;
    readonly int _largeAtStep;
    readonly int _snapshotsKept;
    readonly Random _random;
    readonly TransactionPlanner _planner;
    readonly CommitOrder _order;
    int _step;

    /// <summary>Begins a history.</summary>
    /// <param name="seed">Chooses the transactions.</param>
    /// <param name="mix">How they are acknowledged.</param>
    /// <param name="largeAtStep">The step that is a transaction in parts, 0 for none.</param>
    /// <param name="snapshotsKept">How many snapshots are kept; 0 when none are taken.</param>
    /// <param name="hashes">The hashes that the state has at each version, when nothing interrupts the history.</param>
    public StoreHistory(int seed, DurabilityMix mix, int largeAtStep = 0, int snapshotsKept = 0, IReadOnlyDictionary<long, string>? hashes = null)
    {
        (_mix, _largeAtStep, _snapshotsKept, _random) = (mix, largeAtStep, snapshotsKept, new Random(seed));
        _planner = new TransactionPlanner(new Random(seed));
        _order = new CommitOrder(new StoreChecks(mayHaveParts: largeAtStep > 0), snapshotsKept, hashes);
    }

    StoreHistory(StoreHistory past, int seed)
    {
        (_mix, _largeAtStep, _snapshotsKept) = (past._mix, past._largeAtStep, past._snapshotsKept);
        (_step, _random, Snapshots) = (past._step, new Random(seed), past.Snapshots);
        _planner = past._planner.Fork(new Random(seed));
        _order = past._order.Fork();
    }

    public int Snapshots { get; private set; }

    /// <summary>Gets the hash of the state at each version.</summary>
    public Dictionary<long, string>? Hashed { get; init; }

    /// <summary>Up to which version all must be found again.</summary>
    public long Acknowledged => _order.Acknowledged;

    /// <summary>
    /// Another future of what has happened so far: one run up to a crash serves for many ways in which a crash can end.
    /// </summary>
    public StoreHistory Fork(int seed) => new(this, seed);

    /// <summary>Opens the store, checks what is there, and writes for a while.</summary>
    public void Run(SimulatedDisk disk, int steps)
    {
        var bank = _order.Open(disk, _mix.OfStore);
        _order.BeginRun();
        try
        {
            for (var end = _step + steps; _step < end;)
            {
                if (_random.Next(12) == 0)
                {
                    Close(bank);
                    bank = _order.Open(disk, _mix.OfStore);
                }
                Step(bank, ++_step == _largeAtStep);
                if (_snapshotsKept > 0 && _random.Next(5) == 0) TakeSnapshot(bank);
            }
            Close(bank);
        }
        catch (StoreFaultedException)
        {
            CheckFaulted(bank);
            throw;
        }
        finally
        {
            bank.Dispose();
        }
    }

    /// <summary>Opens the store and checks what is there.</summary>
    public RecoveryReport Verify(SimulatedDisk disk)
    {
        using var bank = _order.Open(disk, _mix.OfStore);
        return bank.Recovery;
    }

    /// <summary>Opens a store that was damaged, which may have lost its newest transactions, and checks what is there.</summary>
    public RecoveryReport VerifyDamaged(SimulatedDisk disk, int mayLose)
    {
        _order.AllowLossOf(mayLose);
        _order.Checks.AllowDamagedSnapshots();
        return Verify(disk);
    }

    void Close(Bank bank)
    {
        _order.Checks.Matches(bank, _order.Newest);
        bank.Dispose();
        _order.Acknowledge(_order.Newest.Version);
    }

    void Step(Bank bank, bool large)
    {
        if (_mix.HasRelaxed && _random.Next(6) == 0)
        {
            Wait(bank.FlushAsync());
            _order.Acknowledge(_order.Newest.Version);
        }
        var planned = large ? _planner.NextLarge(_order.Newest) : _planner.Next(_order.Newest);
        if (planned.Manner is Manner.Write or Manner.WriteAsync && _random.Next(4) == 0) planned = planned with { Durability = _mix.OfSome };
        Perform(bank, planned);
        bank.Version.ShouldBe(_order.Newest.Version);
        if (Hashed is not null) Hashed[bank.Version] = bank.ComputeStateHash();
    }

    /// <summary>
    /// Takes a snapshot. While it is written, another transaction may be made: by the thread that writes it, so that every
    /// run has the same order of operations.
    /// </summary>
    void TakeSnapshot(Bank bank)
    {
        var transactions = _random.Next(3);
        var taken = bank.SnapshotAsync(new Meanwhile(() =>
        {
            if (transactions-- > 0) Step(bank, large: false);
        }));
        Wait(taken);
        _order.Acknowledge(taken.Result.Version);
        Snapshots++;
    }

    void Perform(Bank bank, PlannedTransaction planned)
    {
        var next = planned.Commits ? _order.Newest.After(planned.Edits) : _order.Newest;
        var changes = next != _order.Newest;
        if (changes) _order.Add(next);
        switch (planned.Manner)
        {
            case Manner.Alone:
                foreach (var edit in planned.Edits) edit.Apply(bank);
                break;
            case Manner.Write:
                bank.Write(Body, planned.Durability);
                break;
            case Manner.WriteAsync:
                Wait(bank.WriteAsync(Body, planned.Durability));
                break;
            case Manner.Thrown:
                ShouldThrow<PlannedFailureException>(() => bank.Write(() =>
                {
                    Body();
                    throw new PlannedFailureException();
                }));
                break;
            case Manner.Violating:
                ShouldThrow<UniqueViolationException>(() => bank.Write(Body));
                break;
        }
        _order.Checks.Learn(bank);
        // One that wrote nothing has read what others wrote. A setter alone that would set the same value was not called.
        var happened = changes || planned.Manner != Manner.Alone;
        if (happened && (planned.Durability ?? _mix.OfStore) == Durability.Full) _order.Acknowledge(next.Version);

        void Body()
        {
            foreach (var edit in planned.Edits)
            {
                edit.Apply(bank);
                if (planned.Commits) _order.Checks.Learn(bank);
            }
        }
    }

    /// <summary>Reading goes on; what can be read was acknowledged, or is a relaxed transaction's.</summary>
    void CheckFaulted(Bank bank)
    {
        if (!_mix.HasRelaxed) bank.Version.ShouldBe(_order.Acknowledged, "what is not durable can be read");
        _order.Checks.Matches(bank, _order[bank.Version]);
    }

    // Should.Throw would hide that the power has failed meanwhile.
    static void ShouldThrow<TException>(Action write)
        where TException : Exception
    {
        try
        {
            write();
        }
        catch (TException)
        {
            return;
        }
        throw new ShouldAssertException($"The transaction ought to throw {typeof(TException).Name}.");
    }

    static void Wait(Task task) => task.WaitAsync(Patience).GetAwaiter().GetResult();

    sealed class Meanwhile(Action action) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => action();
    }

    /// <summary>Thrown by bodies that are to be rolled back.</summary>
    sealed class PlannedFailureException : Exception;
}
