using PersistentObjects.Evolution.Tests.Builds;
using PersistentObjects.Evolution.Tests.Running;
using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Upgrades;

/// <summary>An older and a newer release take turns, until the newer one says that there is no older one any more.</summary>
public sealed class RollingUpgradeTests
{
    static readonly CompiledHistories Compiled = new([.. UpgradePrograms.All]);

    readonly SimulatedDisk _disk = new();
    readonly BuiltProgram _old = Compiled.Of(UpgradePrograms.Releases)[0];
    readonly BuiltProgram _new = Compiled.Of(UpgradePrograms.Releases)[1];

    [Test]
    public void An_older_release_goes_on_with_what_a_newer_one_wrote_and_loses_nothing_of_it([Values] Origin origin, [Values] Origin again)
    {
        Live(_old, null, 1, origin);
        Live(_new, 1, 2, origin).ShouldBe(
        [
            "t1 Odd x 2 2 o2", "t2 New x 7  ", "t3 New x 7  ", "new2 New  2 9 ",
            "o2 t2  1",
        ]);
        Live(_old, null, 3, again).ShouldBe(["t1+3 2 r3,x", "t2 New r3,x", "new2 New r3", "old3 New r3"]);
        Live(_new, 1, 4, again).ShouldBe(
        [
            "t1+3 Odd r3,x 4 2,4 o4", "t2 New r3,x 7  ", "new2 New r3 2 9 ", "old3 New r3 7  ", "new4 New  4 9 ",
            "o2 t2  0", "o4 t2 o2 1",
        ]);
    }

    [Test]
    public void Migrations_wait_until_the_oldest_reader_is_raised_and_then_the_older_release_refuses([Values] Origin origin)
    {
        Live(_old, null, 1, origin);
        using (var store = _new.Open(_disk, oldestReader: 1)) store.Recovery.PendingMigrations.ShouldBe(["2 extra"]);
        Live(_new, 1, 2, origin);
        Live(_old, null, 3, origin);

        using (var store = _new.Open(_disk))
        {
            store.Recovery.PendingMigrations.ShouldBeEmpty();
            _new.Describe(store)[0].ShouldBe("t1+3 Odd r3,x 1002 2 o2");
        }
        _disk.ShouldBeSound();
        var before = _disk.Contents();
        var refused = Should.Throw<ProgramTooOldException>(() => _old.Open(_disk).Dispose());
        (refused.RequiredVersion, refused.ProgramVersion).ShouldBe((2, 1));
        refused.WrittenBy.ShouldContain("Shop");
        _disk.Contents().ShouldBe(before);

        // Once raised it does not go back.
        Live(_new, 1, 4, Origin.Snapshot);
        Should.Throw<ProgramTooOldException>(() => _old.Open(_disk).Dispose());
    }

    [Test]
    public void A_newer_release_without_older_readers_shuts_them_out_with_its_first_transaction()
    {
        Live(_old, null, 1, Origin.Log);
        Live(_new, null, 2, Origin.Log);
        Should.Throw<ProgramTooOldException>(() => _old.Open(_disk).Dispose());
    }

    string[] Live(BuiltProgram program, int? oldestReader, int round, Origin origin)
    {
        string[] lines;
        string hash;
        using (var store = program.Open(_disk, oldestReader))
        {
            store.ShouldBeSound();
            if (origin == Origin.LogBehindSnapshot) store.SnapshotAsync().GetAwaiter().GetResult();
            program.Act(store, round);
            (lines, hash) = (program.Describe(store), store.ComputeStateHash());
            if (origin == Origin.Snapshot) store.SnapshotAsync().GetAwaiter().GetResult();
        }
        _disk.ShouldBeSound();
        using (var store = program.Open(_disk, oldestReader))
        {
            program.Describe(store).ShouldBe(lines);
            store.ComputeStateHash().ShouldBe(hash);
        }
        return lines;
    }
}
