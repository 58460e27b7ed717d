using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Indexes;

namespace PersistentObjects.Objects;

/// <summary>The live objects of one store, their versions and who may see which. It knows no log.</summary>
/// <invariants>
/// <list type="bullet">
/// <item>Sidecars, chains, candidates, extents and the settle queue change only under the writer lock.</item>
/// <item><see cref="Published"/> is stored last, with release, by one publisher at a time and in commit order: a
/// transaction becomes visible in one store.</item>
/// <item>A version is staged before it is published: published &lt;= staged.</item>
/// </list>
/// </invariants>
sealed class ObjectHeap
{
    const int MinSettleShare = 32;
    const int KickedSettleShare = 512;
    const int KickedShares = 4;

    [ThreadStatic]
    static ObjectHeap? t_writing;

    readonly Dictionary<Type, ClassExtent> _extents = [];
    readonly List<ClassExtent> _retired = [];
    readonly Dictionary<InverseDefinition, IReferrerIndex> _inverses = [];
    int _writerThread;
    long _published;
    int _settleWanted;
    int _settlerQueued;
    int _settleShare = MinSettleShare;

    internal ObjectHeap(HeapOwner owner, StoreOptions options)
    {
        Owner = owner;
        Retained = new RetainedState(this);
        Settling = new SettleQueue(this);
        Waiting = new WriterQueue(WriterLock);
        Watch = new ScopeWatch(this, options);
        Leftovers = new LeftoverReports(options);
        Memory = new MemoryGuard(options.MemoryLimit, options.Memory);
    }

    internal HeapOwner Owner { get; }

    /// <summary>Whether objects of any class may have blobs.</summary>
    internal bool HasBlobs { get; private set; }

    /// <summary>Where the content of blobs in records goes.</summary>
    internal IBlobDestination? BlobDestination { get; set; }

    /// <summary>Orders the writers. Held during a transaction's body.</summary>
    internal Lock WriterLock { get; } = new();

    /// <summary>The writers whose patience is limited.</summary>
    internal WriterQueue Waiting { get; }

    internal ObjectDirectory Directory { get; } = new();

    internal ScopeList Scopes { get; } = new();

    internal ScopeWatch Watch { get; }

    internal LeftoverReports Leftovers { get; }

    internal MemoryGuard Memory { get; }

    /// <summary>Those who wait for versions to come.</summary>
    internal VersionWaiters Awaited { get; } = new();

    internal SettleQueue Settling { get; }

    /// <summary>The indexes that the running transaction, or settling, has changed. Writer lock.</summary>
    internal IndexEdits IndexEdits { get; } = new();

    /// <summary>The running transaction's changes. Writer lock.</summary>
    internal ChangeSet? Changes { get; set; }

    /// <summary>How many writers have had their turn, that of the running one included. Writer lock.</summary>
    internal long Turn { get; private set; }

    /// <summary>How many objects deletions have looked at, to find those that refer to what they delete. Writer lock; for tests.</summary>
    internal long ReferrersLookedAt { get; set; }

    /// <summary>The newest version that was staged. Writer lock.</summary>
    internal long Staged { get; set; }

    /// <summary>The newest version that is visible to everybody.</summary>
    internal long Published
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _published);
        set => Volatile.Write(ref _published, value);
    }

    internal ref readonly long PublishedRef => ref _published;

    /// <summary>Whether this thread runs a write transaction on this heap.</summary>
    internal bool IsWriting
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _writerThread == Environment.CurrentManagedThreadId;
    }

    /// <summary>The heap, of whatever store, on which this thread runs a write transaction.</summary>
    internal static ObjectHeap? WrittenByThread => t_writing;

    internal IEnumerable<ClassExtent> Extents => _retired.Count == 0 ? _extents.Values : _extents.Values.Concat(_retired);

    /// <summary>The classes whose objects are <see cref="RetiredObject"/>.</summary>
    internal IReadOnlyList<ClassExtent> RetiredExtents => _retired;

    /// <summary>What is kept of properties that no class declares.</summary>
    internal RetainedState Retained { get; }

    /// <summary>Whether values of some class are checked when objects are added: stores without rules don't ask each class.</summary>
    internal bool HasRules { get; private set; }

    /// <summary>Whether objects of some class are checked at the end of transactions.</summary>
    internal bool HasChecks { get; private set; }

    /// <summary>Asks no rules and no checks from here on, for objects that nobody has made up by the rules of the application.</summary>
    internal void SkipChecks() => HasRules = HasChecks = false;

    /// <summary>Adds a class and its base classes. Before the store is opened.</summary>
    internal ClassExtent Register(PersistentClass model)
    {
        if (_extents.TryGetValue(model.Type, out var known)) return known;
        var baseExtent = model.Base is null ? null : Register(model.Base);
        var extent = _extents[model.Type] = new ClassExtent(this, model, baseExtent);
        HasRules |= extent.Ruled.Length > 0;
        HasBlobs |= model.Blobs.Length > 0;
        HasChecks |= extent.Checks is not null;
        return extent;
    }

    /// <summary>Adds a class that the program does not declare. While the store is being opened.</summary>
    internal ClassExtent RegisterRetired(string name, string baseName)
    {
        var model = new PersistentClass(name, typeof(RetiredObject), null, static () => new RetiredObject(), [], [], null);
        var extent = new ClassExtent(this, model, null) { RetiredBase = baseName };
        _retired.Add(extent);
        return extent;
    }

    /// <summary>Values of retired properties whose data is given up are kept no longer. While the store is being opened.</summary>
    internal void GiveUpDroppedValues()
    {
        if (!Retained.HasAny) return;
        foreach (var extent in _extents.Values)
        {
            var dropped = extent.Model.Ancestors.Prepend(extent.Model).SelectMany(model => model.Retired).Where(retired => retired.DropsData).ToList();
            if (dropped.Count > 0) Retained.GiveUp(extent, dropped.SelectMany(retired => Retained.FormerNames(extent, retired.Name).Prepend(retired.Name)).ToHashSet());
        }
    }

    /// <summary>The index by which an object's other side of a reference is found.</summary>
    internal IReferrerIndex InverseIndex(InverseDefinition inverse) => _inverses[inverse];

    /// <summary>Finds out which properties may refer to which classes, now that all classes are known.</summary>
    internal void ConnectClasses()
    {
        foreach (var inverse in _extents.Values.SelectMany(extent => extent.Model.Inverses).ToList())
        {
            var reference = inverse.Reference;
            var declaring = _extents.Values.First(extent => extent.Model.OwnReferences.Contains(reference));
            _inverses.Add(inverse, declaring.ReferrerIndexOf(reference));
        }
        IncomingReference[] references = [.. _extents.Values.SelectMany(extent => extent.Model.OwnReferences.Select(property => new IncomingReference(extent, property)))];
        foreach (var extent in _extents.Values) extent.Incoming = [.. references.Where(reference => reference.MayReferTo(extent.Model))];
    }

    /// <summary>Recovery: puts all objects, which are settled, into their indexes.</summary>
    internal void FillIndexes() => IndexLoader.Load(this);

    /// <summary>
    /// Refuses objects that were stored with one key of an index that is unique now, and still have it as the write transaction
    /// sees them. Before the store is open.
    /// </summary>
    internal void RefuseStoredViolations(string behind) => StoredViolations.Refuse(Extents.SelectMany(extent => extent.OwnIndexes), behind);

    /// <summary>False when it is not a class of this store.</summary>
    internal bool TryFindExtent(Type type, [NotNullWhen(true)] out ClassExtent? extent) => _extents.TryGetValue(type, out extent);

    internal ClassExtent ExtentOf(Type type)
        => _extents.TryGetValue(type, out var extent)
            ? extent
            : throw new InvalidOperationException(
                $"{type} is not a class of this store. Declare an extent of it (public partial Extent<{type.Name}> {type.Name}s {{ get; }}), "
                + "or refer to it from a class that the store has.");

    /// <summary>The view of this thread's write transaction or read scope, if it has one.</summary>
    internal bool TryGetThreadView(out View view)
    {
        if (IsWriting)
        {
            view = View.Newest;
            return true;
        }
        if (ReadScopeFrame.Current(this) is { } scope)
        {
            view = new View(scope.Version);
            return true;
        }
        view = default;
        return false;
    }

    internal ScopeEntry OpenScope()
    {
        Watch.Arm();
        return Scopes.Open(in _published);
    }

    /// <summary>For a view: at the version of this thread's read scope, or the published one.</summary>
    internal ScopeEntry OpenViewScope() => Scopes.NoteView(ReadScopeFrame.Current(this)?.Share() ?? OpenScope());

    internal void CloseScope(ScopeEntry entry)
    {
        if (!Scopes.Close(entry)) return;
        RequestSettling();
        Memory.NoteRelease();
    }

    /// <summary>Enters the writer lock and settles a share of what its predecessors left. No body runs yet.</summary>
    internal void EnterWriter()
    {
        WriterLock.Enter();
        BeginTurn();
    }

    /// <summary>As <see cref="EnterWriter()"/>, if it is this thread's turn before the patience ends.</summary>
    internal bool TryEnterWriter(in Patience patience)
    {
        if (patience.IsUnlimited) WriterLock.Enter();
        else if (!Waiting.TryEnter(patience)) return false;
        BeginTurn();
        return true;
    }

    /// <summary>How many objects the transaction that ends has queued for settling. Writer lock.</summary>
    internal void NoteQueued(int count) => _settleShare = Math.Max(MinSettleShare, 2 * count);

    internal void ExitWriter()
    {
        _writerThread = 0;
        t_writing = null;
        ReleaseWriterLock();
    }

    /// <summary>Lets the writer lock go, and does for others what they rely on its holder for.</summary>
    internal void ReleaseWriterLock()
    {
        WriterLock.Exit();
        // The fence orders the release of the lock, and what was published under it, before queue, waiters and flag are read:
        // whoever came to one of them, and found the lock taken or the version not published, relies on the holder to see it.
        Interlocked.MemoryBarrier();
        if (Waiting.HasAny) Waiting.WakeFirst();
        Awaited.Tell(Published);
        if (Volatile.Read(ref _settleWanted) != 0) Pump(shares: 1);
    }

    /// <summary>
    /// Someone must look at the settle queue: this thread if it can have the writer lock, else its holder when it lets
    /// go. So an idle store is a settled one.
    /// </summary>
    internal void RequestSettling()
    {
        Interlocked.Exchange(ref _settleWanted, 1);
        Pump(KickedShares);
    }

    void BeginTurn()
    {
        // At least twice what the predecessor queued, so that the queue shrinks under steady writing.
        Settle(_settleShare);
        _settleShare = MinSettleShare;
        Turn++;
        _writerThread = Environment.CurrentManagedThreadId;
        t_writing = this;
    }

    /// <summary>Never throws: whoever comes by here is about to do, or has done, something else.</summary>
    bool Settle(int share)
    {
        try
        {
            return Settling.SettleShare(share);
        }
        catch (Exception e)
        {
            Owner.Fail(e);
            return false;
        }
    }

    /// <summary>
    /// Settles what one thread may be burdened with, and leaves the rest to a thread of the pool: a scope that was open for
    /// long may have kept millions of objects. Between two shares the lock is free for writers.
    /// </summary>
    void Pump(int shares)
    {
        for (; Volatile.Read(ref _settleWanted) != 0; shares--)
        {
            if (shares == 0)
            {
                SettleInBackground();
                return;
            }
            if (WriterLock.IsHeldByCurrentThread || !WriterLock.TryEnter()) return;
            try
            {
                Interlocked.Exchange(ref _settleWanted, 0);
                if (Settle(KickedSettleShare)) Interlocked.Exchange(ref _settleWanted, 1);
            }
            finally
            {
                WriterLock.Exit();
            }
            Interlocked.MemoryBarrier();
            if (Waiting.HasAny) Waiting.WakeFirst();
        }
    }

    void SettleInBackground()
    {
        if (Interlocked.Exchange(ref _settlerQueued, 1) != 0) return;
        try
        {
            TestHooks.At(HookPoint.SettlerQueued);
            ThreadPool.UnsafeQueueUserWorkItem(
                static heap =>
                {
                    // Before it looks at what there is: whoever wants more later queues another one.
                    Interlocked.Exchange(ref heap._settlerQueued, 0);
                    heap.Pump(KickedShares);
                },
                this,
                preferLocal: false);
        }
        catch (OutOfMemoryException)
        {
            // It can wait: the next writer settles a share, and who comes by here later tries again.
            Interlocked.Exchange(ref _settlerQueued, 0);
        }
    }
}
