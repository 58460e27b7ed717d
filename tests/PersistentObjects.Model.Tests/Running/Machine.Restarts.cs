using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Programs;
using PersistentObjects.Testing;

namespace PersistentObjects.Model.Tests.Running;

/// <content>The store on its disk: closed, lost and opened again.</content>
sealed partial class Machine
{
    SimulatedDisk _disk;
    Archive _archive;
    Durability _durability;

    /// <summary>No timer flushes relaxed transactions or reports views: it would make runs unlike each other.</summary>
    Archive Open() => Archive.Open(new StoreOptions
    {
        Storage = _disk,
        Durability = _durability,
        SegmentSizeBytes = 8192,
        BlobThresholdBytes = 64,
        FlushInterval = TimeSpan.FromDays(1),
        ViewWarningAfter = Timeout.InfiniteTimeSpan,
    });

    void Flush()
    {
        _archive.FlushAsync().GetAwaiter().GetResult();
        _durableVersion = _version;
    }

    void Restart(Step step)
    {
        if (_scopes.Count > 0) return;
        VerifyIndexes();
        CloseReaders();
        CandidateCheck.Check(_archive, _world);
        switch (step.A % 4)
        {
            case 0:
                _archive.Dispose();
                _durableVersion = _version;
                break;
            case 1:
                // What a snapshot holds is durable, whatever the store promises.
                _archive.SnapshotAsync().GetAwaiter().GetResult();
                _durableVersion = _version;
                var afterSnapshot = _disk.Reboot(Survival.Random(step.B));
                Abandon();
                _disk = afterSnapshot;
                break;
            case 2:
                var cut = _disk.Reboot(Survival.Random(step.B));
                Abandon();
                _disk = cut;
                break;
            default:
                var same = _disk.Restart();
                Abandon();
                _disk = same;
                break;
        }
        _durability = (Durability)(step.C % 2);
        _archive = Open();
        Recover();
    }

    /// <summary>The store's own idea of whether its indexes are right must be the model's.</summary>
    void VerifyIndexes()
    {
        var differences = _archive.VerifyIndexes();
        ModelMismatchException.Require(differences.Count == 0, string.Join("; ", differences));
    }

    /// <summary>What was acknowledged as durable is there, and of the rest the beginning.</summary>
    void Recover()
    {
        var version = _archive.Version;
        ModelMismatchException.Require(
            version >= _durableVersion && version <= _version, $"The store is opened at version {version}; {_durableVersion} was durable, {_version} the newest");
        _world = _history[version];
        (_version, _durableVersion) = (version, version);
        _history.Clear();
        _history.Add(version, _world);
        _promisedIds.Clear();
        // What was not added refers to objects of the store that is gone.
        _notAdded.Clear();
        _addedStates.Clear();
        _objects.Clear();
        foreach (var folder in _archive.Folders) _objects[folder.Id.Value] = folder;
        foreach (var document in _archive.Documents) _objects[document.Id.Value] = document;
    }

    /// <summary>Lets go of a store whose disk is gone.</summary>
    void Abandon()
    {
        try
        {
            _archive.Dispose();
        }
        catch (Exception e) when (e is IOException or PersistentStoreException or ObjectDisposedException)
        {
            // It had something to write, and can't.
        }
    }

    /// <summary>Closes all, and finds all again.</summary>
    void RunToTheEnd()
    {
        Restart(new Step(Act.Restart, 0, 0, 0, []));
        VerifyIndexes();
        Compare(isThorough: true);
    }
}
