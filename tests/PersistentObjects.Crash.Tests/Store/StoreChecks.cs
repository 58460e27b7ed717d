using PersistentObjects.Crash.Tests.Domain;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Compares a store with the model, and remembers which id each object has.</summary>
/// <remarks>
/// Made hundreds of thousands of times: what is as it should be is found out without the assertion library.
/// </remarks>
sealed class StoreChecks
{
    readonly Dictionary<int, long> _ids;
    readonly Dictionary<long, int> _serials;
    readonly bool _mayHaveParts;
    bool _mayHaveDamagedSnapshots;

    public StoreChecks(bool mayHaveParts = false)
        => (_mayHaveParts, _ids, _serials) = (mayHaveParts, [], []);

    StoreChecks(StoreChecks past)
        => (_mayHaveParts, _ids, _serials) = (past._mayHaveParts, new(past._ids), new(past._serials));

    public StoreChecks Fork() => new(this);

    public void AllowDamagedSnapshots() => _mayHaveDamagedSnapshots = true;

    /// <summary>Checks a store that was just opened, and what it reports.</summary>
    public void Recovered(Bank bank, SimulatedDisk disk, World world)
    {
        ForgetAfter(world.LastSerial);
        Matches(bank, world);
        var report = bank.Recovery;
        report.Transactions.ShouldBe(world.Version - report.SnapshotVersion);
        if (!_mayHaveDamagedSnapshots) report.SkippedSnapshots.ShouldBeEmpty("a crash damages no snapshot");
        report.Objects.ShouldBe(world.Items.Count);
        var segments = disk.ListFiles("log").Count(name => name.EndsWith(".log", StringComparison.Ordinal));
        // With a snapshot, an older one may keep some that were not read.
        if (report.SnapshotFile is null) report.Segments.ShouldBe(report.IsNew ? 0 : segments);
        else report.Segments.ShouldBeInRange(1, segments);
        report.Batches.ShouldBeGreaterThanOrEqualTo(report.Transactions > 0 ? 1 : 0);
        if (!_mayHaveParts) report.BytesSkipped.ShouldBe(0);
        (report.CutFile is not null).ShouldBe(report.BytesCut > 0);
    }

    /// <summary>Checks all that can be read: objects, references, extents and indexes.</summary>
    public void Matches(Bank bank, World world)
    {
        Learn(bank);
        var found = bank.Items.Select(item => ItemState.Read(item)).OrderBy(item => item.Serial).ToList();
        if (!found.Select(item => item.Serial).SequenceEqual(world.Items.Keys)) found.Select(item => item.Serial).ShouldBe(world.Items.Keys);
        foreach (var item in found)
        {
            if (item != world.Items[item.Serial]) item.ToString().ShouldBe(world.Items[item.Serial].ToString());
        }
        bank.Items.Count.ShouldBe(found.Count);
        bank.Accounts.Count.ShouldBe(found.Count(item => !item.IsCustomer));
        bank.Customers.Count.ShouldBe(found.Count(item => item.IsCustomer));
        IndexesMatch(bank, found);
    }

    /// <summary>Remembers the ids of new objects. An id that any object of the history has had is never given out again.</summary>
    public void Learn(Bank bank)
    {
        foreach (var item in bank.Items)
        {
            if (_ids.TryAdd(item.Serial, item.Id.Value))
            {
                _serials.TryAdd(item.Id.Value, item.Serial).ShouldBeTrue($"id {item.Id} is used again");
            }
            else if (item.Id.Value != _ids[item.Serial])
            {
                item.Id.Value.ShouldBe(_ids[item.Serial]);
            }
        }
    }

    void IndexesMatch(Bank bank, List<ItemState> scanned)
    {
        foreach (var item in scanned)
        {
            var o = bank.Items.Find(new ObjectId(_ids[item.Serial])) ?? throw new ShouldAssertException($"There is no object for {item}.");
            if (bank.Items.BySerial.Find(item.Serial) != o) bank.Items.BySerial.Find(item.Serial).ShouldBeSameAs(o);
            if (bank.Items.ByCode.Find(item.Code) != o) bank.Items.ByCode.Find(item.Code).ShouldBeSameAs(o);
        }
        foreach (var grade in Enum.GetValues<Grade>())
        {
            var indexed = bank.Items.ByGrade[grade].Select(item => item.Serial).Order().ToList();
            var expected = scanned.Where(item => item.Grade == grade).Select(item => item.Serial);
            if (!indexed.SequenceEqual(expected)) indexed.ShouldBe(expected);
        }
        var codes = scanned.Select(item => item.Code).ToHashSet();
        var serials = scanned.Select(item => item.Serial).ToHashSet();
        foreach (var (serial, id) in _ids)
        {
            var code = $"code {serial}";
            if (!codes.Contains(code) && bank.Items.ByCode.Find(code) is { } stray) stray.ShouldBeNull($"it is found by {code}");
            if (!serials.Contains(serial) && bank.Items.Find(new ObjectId(id)) is { } ghost) ghost.ShouldBeNull($"it is found by {id}");
        }
    }

    /// <summary>Transactions that a crash has undone never were, and their ids are free.</summary>
    void ForgetAfter(int lastSerial)
    {
        foreach (var (serial, id) in _ids)
        {
            if (serial <= lastSerial) continue;
            _ids.Remove(serial);
            _serials.Remove(id);
        }
    }

}
