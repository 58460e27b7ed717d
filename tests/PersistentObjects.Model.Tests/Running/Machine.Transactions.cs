using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Model;
using PersistentObjects.Model.Tests.Programs;

namespace PersistentObjects.Model.Tests.Running;

/// <content>Transactions, and what becomes of them.</content>
sealed partial class Machine
{
    // Under which circumstances an id was given. Who is in the same circumstances again gets it again.
    readonly Dictionary<(Type, (long, long, long)), long> _promisedIds = [];
    readonly Dictionary<long, World> _history = [];
    long _version;
    long _durableVersion;
    World? _before;
    bool _isDoomed;

    bool IsWriting => _before is not null;

    void Transact(Step step)
    {
        if (IsWriting)
        {
            Join(step);
            return;
        }
        // Every third one has another durability than the store.
        Durability? durability = step.A % 3 == 0 ? (Durability)(step.B % 2) : null;
        var before = _world;
        var objects = _objects.ToDictionary();
        _isDoomed = false;
        Exception? thrown = null;
        try
        {
            _before = before;
            RunTransaction(step, durability);
        }
        catch (Exception e) when (e is AbortedException or UniqueViolationException or InvalidOperationException or VersionConflictException)
        {
            thrown = e;
        }
        _before = null;
        EndEnumerationsOfTransaction();
        var succeeds = RequireOutcome(step, before, thrown);
        if (succeeds)
        {
            Commit(before, _world, durability ?? _durability);
            return;
        }
        _world = before;
        foreach (var id in _objects.Keys.Except(objects.Keys).ToList()) Forget(id);
        NoteDurable(durability ?? _durability);
        ModelMismatchException.Require(_archive.Version == _version, $"The store is at version {_archive.Version} after a rollback, instead of {_version}");
    }

    void RunTransaction(Step step, Durability? durability)
    {
        switch (step.Act)
        {
            case Act.Write:
                _archive.Write(() => RunAll(step.Body), durability);
                break;
            case Act.WriteAsync:
                _archive.WriteAsync(() => RunAll(step.Body), durability).GetAwaiter().GetResult();
                break;
            default:
                using (var transaction = _archive.BeginWrite(durability))
                {
                    RunAll(step.Body);
                    if (step.Act == Act.BeginWrite) transaction.Commit();
                }
                break;
        }
    }

    /// <summary>A transaction inside another one, which it dooms when it fails, even if its exception is swallowed.</summary>
    void Join(Step step)
    {
        try
        {
            // There is no asynchronous form inside a transaction.
            RunTransaction(step.Act == Act.WriteAsync ? step with { Act = Act.Write } : step, null);
            _isDoomed |= step.Act == Act.BeginWriteOnly;
        }
        catch (Exception e) when (e is AbortedException or VersionConflictException && step.C % 2 == 0)
        {
            _isDoomed = true;
        }
        catch (InvalidOperationException) when (_isDoomed && step.Act == Act.BeginWrite)
        {
            throw new ModelMismatchException("A nested Commit is refused, though only the outermost one decides");
        }
    }

    /// <summary>Whether the transaction was to succeed; that it did, or failed as it had to.</summary>
    bool RequireOutcome(Step step, World before, Exception? thrown)
    {
        var conflicts = UniqueKeys.Conflicts(_world);
        switch (thrown)
        {
            case AbortedException or VersionConflictException:
                return false;
            case null when step.Act == Act.BeginWriteOnly:
                return false;
            case InvalidOperationException when _isDoomed:
                return false;
            case UniqueViolationException violation when conflicts.Count > 0:
                RequireOneOf(conflicts, violation);
                return false;
            case null when !_isDoomed && conflicts.Count == 0:
                return true;
            default:
                throw new ModelMismatchException(
                    $"A transaction ended with {(thrown is null ? "success" : thrown.ToString())}; doomed: {_isDoomed}, conflicts: {conflicts.Count}");
        }
    }

    void Swap(Step step)
    {
        if (PickDocument(step.A) is not var (a, first) || PickDocument(step.B) is not var (b, second)) return;
        if (!_world.Documents.TryGetValue(a, out var x) || !_world.Documents.TryGetValue(b, out var y)) return;
        Change(
            _world.With(b, y with { Code = x.Code, Rank = x.Rank }).With(a, a == b ? x : x with { Code = y.Code, Rank = y.Rank }),
            () => _archive.Write(() =>
            {
                (first.Code, second.Code) = (y.Code, x.Code);
                (first.Rank, second.Rank) = (y.Rank, x.Rank);
            }));
    }

    void Require(Step step)
    {
        if (!IsWriting || PickDocument(step.A) is not var (id, o) || !_before!.Documents.ContainsKey(id) || !_world.Documents.ContainsKey(id)) return;
        var version = _before.Versions[id];
        o.RequireVersion(version);
        var conflict = Expect<VersionConflictException>(() => o.RequireVersion(version + 1), "the version is another one");
        ModelMismatchException.Require(conflict.CurrentVersion == version, $"A conflict tells of version {conflict.CurrentVersion} instead of {version}");
        if (step.B % 4 == 0) throw conflict;
    }

    void Abort()
    {
        if (IsWriting) throw new AbortedException();
    }

    void Commit(World before, World after, Durability promised)
    {
        var changed = !after.IsSameAs(before);
        if (changed) _version++;
        ModelMismatchException.Require(
            _archive.Version == _version, $"The store is at version {_archive.Version} instead of {_version} after a transaction that changed {(changed ? "something" : "nothing")}");
        _world = changed ? after.CommittedAt(_version, before) : before;
        _history[_version] = _world;
        NoteDurable(promised);
    }

    /// <summary>Also a transaction that failed or changed nothing has waited for the disk, since it may have read what others wrote.</summary>
    void NoteDurable(Durability promised)
    {
        if (promised == Durability.Full) _durableVersion = _version;
    }

    void Forget(long id)
    {
        ModelMismatchException.Require(_objects[id].Id.Value == 0, $"Object {id} is attached, though its Add was rolled back");
        _notAdded.Add(_objects[id]);
        _objects.Remove(id);
    }
}
