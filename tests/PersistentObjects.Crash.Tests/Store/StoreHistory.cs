using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>
/// What a store may hold after a crash: the world after each commit version, of which the first so many were
/// acknowledged. Everything is chosen by the seed, so that a run can be repeated up to any I/O operation.
/// </summary>
sealed class StoreHistory(int seed, DurabilityMix mix, int largeAtStep = 0)
{
    /// <summary>Thrown by bodies that are to be rolled back.</summary>
    sealed class PlannedFailureException : Exception;

    readonly Random _random = new(seed);
    readonly TransactionPlanner _planner = new(new Random(seed));
    readonly StoreChecks _checks = new(largeAtStep > 0);
    List<World> _worlds = [World.Empty];
    long _acknowledged;
    int _step;

    World Newest => _worlds[^1];

    /// <summary>Opens the store, checks what is there, and writes for a while.</summary>
    public void Run(SimulatedDisk disk, int steps)
    {
        var bank = OpenAndCheck(disk);
        try
        {
            for (var end = _step + steps; _step < end; _step++)
            {
                if (_random.Next(12) == 0) bank = Reopen(disk, bank);
                Step(bank);
            }
            _checks.Matches(bank, Newest);
            bank.Dispose();
            _acknowledged = Newest.Version;
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
        using var bank = OpenAndCheck(disk);
        return bank.Recovery;
    }

    Bank Reopen(SimulatedDisk disk, Bank bank)
    {
        bank.Dispose();
        _acknowledged = Newest.Version;
        return OpenAndCheck(disk);
    }

    Bank OpenAndCheck(SimulatedDisk disk)
    {
        var bank = Bank.Open(StoreOnDisk.Options(disk, mix.OfStore));
        try
        {
            var version = bank.Recovery.Version;
            version.ShouldBeGreaterThanOrEqualTo(_acknowledged, "acknowledged transactions are lost");
            version.ShouldBeLessThan(_worlds.Count, "there are transactions that were never made");
            _worlds = _worlds[..(int)(version + 1)];

            // What was read may be shown to the application from here on, so it must be durable.
            _acknowledged = version;
            _checks.Recovered(bank, disk, _worlds);
            return bank;
        }
        catch
        {
            bank.Dispose();
            throw;
        }
    }

    void Step(Bank bank)
    {
        if (mix.HasRelaxed && _random.Next(6) == 0)
        {
            Wait(bank.FlushAsync());
            _acknowledged = Newest.Version;
        }
        var planned = _step + 1 == largeAtStep ? _planner.NextLarge(Newest) : _planner.Next(Newest);
        if (_random.Next(4) == 0 && planned.Manner is Manner.Write or Manner.WriteAsync) planned = planned with { Durability = mix.OfSome };
        Perform(bank, planned);
        bank.Version.ShouldBe(Newest.Version);
    }

    void Perform(Bank bank, PlannedTransaction planned)
    {
        var next = planned.Commits ? Newest.After(planned.Edits) : Newest;
        var changes = next != Newest;
        // Before it is done: when the power fails meanwhile, it may be found afterwards.
        if (changes) _worlds.Add(next);
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
                Should.Throw<PlannedFailureException>(() => bank.Write(() =>
                {
                    Body();
                    throw new PlannedFailureException();
                }));
                break;
            case Manner.Refused:
                RefusedTransaction.ShouldBeRefused(() => bank.Write(Body));
                break;
        }
        _checks.Learn(bank);
        if (changes && (planned.Durability ?? mix.OfStore) == Durability.Full) _acknowledged = next.Version;

        void Body()
        {
            foreach (var edit in planned.Edits)
            {
                edit.Apply(bank);
                if (planned.Commits) _checks.Learn(bank);
            }
        }
    }

    /// <summary>Reading goes on; what can be read was acknowledged, or is a relaxed transaction's.</summary>
    void CheckFaulted(Bank bank)
    {
        var visible = (int)bank.Version;
        if (!mix.HasRelaxed) visible.ShouldBe((int)_acknowledged, "what is not durable can be read");
        _checks.Matches(bank, _worlds[visible]);
    }

    static void Wait(Task task) => task.WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
}
