using System.ComponentModel;
using PersistentObjects.Blobs;
using PersistentObjects.CompilerServices;
using PersistentObjects.Log;
using PersistentObjects.Objects;
using PersistentObjects.Recovery;
using PersistentObjects.Snapshots;
using PersistentObjects.Storage;
using PersistentObjects.Transactions;

namespace PersistentObjects;

/// <content>Migrations, which run when recovery has read everything and before anything is written.</content>
public abstract partial class PersistentStore
{
    // In the order of their ids.
    StoreMigration[] _migrations = [];

    /// <summary>Tells for generated code what the pending migrations would do, and writes nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static MigrationReport PreviewStore<TStore>(StoreOptions options)
        where TStore : PersistentStore, IPersistentStore<TStore> => TStore.Create(options).Preview();

    /// <summary>What the program says of itself, before it reads anything.</summary>
    void DeclareProgram()
    {
        var assembly = GetType().Assembly.GetName();
        _migrations = [.. Migrations.OrderBy(migration => migration.Id, StringComparer.Ordinal)];
        _schemas.History.Declare(SchemaVersion, _options.OldestReader, $"{assembly.Name} {assembly.Version}", Ids(_migrations));
    }

    /// <summary>A new store has nothing to migrate. What it is told with its first transaction is that nothing is left to be done.</summary>
    void NoteMigrations() => _schemas.History.Note(_migrations.Select(migration => migration.Id), mustBeWritten: false);

    /// <summary>Runs what is pending, and refuses data that does not fit. Only then anything is written.</summary>
    void Migrate(NullChecks nulls, Action startWriting)
    {
        if (Recovery.Version == 0) NoteMigrations();
        var history = _schemas.History;
        var pending = Recovery.Version == 0 ? [] : FindPending();
        if (history.AreMigrationsHeldBack || (pending.Length == 0 && !FindGivenUp().Any()))
        {
            RequireFittingObjects(nulls, []);
            startWriting();
            Recovery = Recovery with { PendingMigrations = Ids(pending) };
        }
        else
        {
            _transactions.ExecuteFirst(
                () =>
                {
                    foreach (var migration in pending) Run(migration);
                    foreach (var o in FindGivenUp()) Delete(o);
                    RequireFittingObjects(nulls, pending);
                },
                () =>
                {
                    startWriting();
                    if (pending.Length > 0) history.Note(Ids(pending), mustBeWritten: true);
                });
            Recovery = Recovery with { Migrations = Ids(pending), Version = Heap.Published, Objects = Heap.Classes.All.Sum(extent => extent.NewestCount) };
        }
        if (!history.AreMigrationsHeldBack) Heap.Classes.GiveUpDroppedValues();
    }

    /// <summary>The objects of retired classes whose data is given up; in a transaction, those that it sees.</summary>
    IEnumerable<PersistentObject> FindGivenUp()
    {
        var classes = RetiredClasses.Where(retired => retired.DropsData).Select(retired => retired.Name).ToHashSet();
        return Heap.Classes.Retired
            .Where(extent => classes.Contains(extent.Model.Name))
            .SelectMany(extent => extent.Objects)
            .Where(o => Visibility.Exists(o, View.Newest))
            .ToList();
    }

    /// <summary>
    /// What must be true of all objects together, and what a migration may put right that reads the data as it was. Asked in the
    /// transaction of the migrations, or without one when none runs; sees the newest values.
    /// </summary>
    /// <param name="nulls">What must not be null.</param>
    /// <param name="migrations">Those that have run, for the message.</param>
    /// <exception cref="UniqueViolationException">Several objects have one key of a unique index.</exception>
    /// <exception cref="IncompatibleSchemaException">There are several objects of a single, or values are null that must not be.</exception>
    void RequireFittingObjects(NullChecks nulls, StoreMigration[] migrations)
    {
        var behind = migrations.Length == 0 ? "" : $" That is so behind the migrations {RecoveryReport.List(Ids(migrations))}.";
        var differences = DescribeSeveralSingles().Concat(nulls.Describe()).Select(difference => difference + behind).ToList();
        if (differences.Count > 0) throw new IncompatibleSchemaException(differences);
        Heap.Classes.RefuseStoredViolations(behind);
    }

    StoreMigration[] FindPending() => [.. _schemas.History.Pending.Select(id => _migrations.First(migration => migration.Id == id))];

    void Run(StoreMigration migration)
    {
        var retired = new RetiredData(Heap);
        try
        {
            AsyncBodies.Run((migration, retired), static call =>
            {
                call.migration.Run(call.retired);
                return true;
            });
        }
        catch (Exception e)
        {
            throw new MigrationFailedException(migration.Id, e);
        }
        finally
        {
            retired.End();
        }
    }

    static string[] Ids(StoreMigration[] migrations) => Array.ConvertAll(migrations, migration => migration.Id);

    MigrationReport Preview()
    {
        var storage = _storage = _options.Storage ?? PhysicalDirectory();
        try
        {
            // Opening would make the directory, and the lock file in it.
            return HoldsStore(storage) ? Preview(storage) : new MigrationReport { Directory = storage.Describe("") };
        }
        finally
        {
            _log?.Dispose();
            if (_options.Storage is null) storage.Dispose();
        }
    }

    static bool HoldsStore(IStorage storage) => storage.DirectoryExists(StorePath.Root)
        && (storage.FileExists(StorePath.Identity) || storage.DirectoryExists(StorePath.Log) || storage.DirectoryExists(StorePath.Snapshots));

    MigrationReport Preview(IStorage storage)
    {
        var logger = _options.CreateLogger();
        var report = new MigrationReport { Directory = storage.Describe("") };
        DeclareProgram();
        var log = _log = OpenDirectory(storage, new LogOptions { SegmentSizeBytes = _options.SegmentSizeBytes, Logger = logger });
        var blobs = new BlobFolder(storage, logger, _options.BlobThresholdBytes);
        RecoveredStore recovered;
        try
        {
            recovered = StoreRecovery.Read(log, new SnapshotFolder(storage, logger), Heap, _schemas, RetiredClasses, blobs, _options.TimeProvider, null, CancellationToken.None);
        }
        catch (IncompatibleSchemaException e)
        {
            return report with { Differences = e.Differences };
        }
        Recovery = recovered.Report;
        RequireBlobFiles(blobs);
        report = report with { Version = Recovery.Version, Objects = Recovery.Objects };
        if (Recovery.Version == 0) return report;
        _transactions.ReferToBlobsIn(blobs);
        var pending = FindPending();
        return Try(pending, recovered.Nulls, report with { PendingMigrations = Ids(pending) });
    }

    MigrationReport Try(StoreMigration[] pending, NullChecks nulls, MigrationReport report)
    {
        var counter = new ChangeCounter(Heap);
        var effects = new List<MigrationEffect>();
        IReadOnlyList<ClassEffect> givenUp = [];
        Exception? failure = null;
        try
        {
            _transactions.ExecuteOnTrial(() =>
            {
                foreach (var migration in pending)
                {
                    Run(migration);
                    effects.Add(new MigrationEffect(migration.Id, counter.CountStep()));
                }
                foreach (var o in FindGivenUp()) Delete(o);
                givenUp = counter.CountStep();
                RequireFittingObjects(nulls, pending);
            });
        }
        catch (Exception e) when (e is PersistentStoreException or InvalidOperationException)
        {
            failure = e;
        }
        return report with { Effects = effects, GivenUp = givenUp, Failure = failure };
    }
}
