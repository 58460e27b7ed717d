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
    [ThreadStatic]
    static ObjectHeap? t_writing;

    int _writerThread;
    long _published;

    internal ObjectHeap(HeapOwner owner, StoreOptions options)
    {
        Owner = owner;
        Classes = new ClassRegistry(this);
        Retained = new RetainedState(this);
        Settling = new SettleQueue(this);
        Settler = new Settler(this);
        Waiting = new WriterQueue(WriterLock);
        Watch = new ScopeWatch(this, options);
        Leftovers = new LeftoverReports(options);
        Memory = new MemoryGuard(options.MemoryLimit, options.Memory);
    }

    internal HeapOwner Owner { get; }

    internal ClassRegistry Classes { get; }

    /// <summary>What is kept of properties that no class declares.</summary>
    internal RetainedState Retained { get; }

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

    internal Settler Settler { get; }

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

    /// <summary>Recovery: puts all objects, which are settled, into their indexes.</summary>
    internal void FillIndexes() => IndexLoader.Load(this);

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
        Settler.Request();
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
        WakeNextWriter();
        Awaited.Tell(Published);
        Settler.SettleIfWanted();
    }

    /// <summary>The writer lock was let go, and a full fence came after.</summary>
    internal void WakeNextWriter()
    {
        if (Waiting.HasAny) Waiting.WakeFirst();
    }

    void BeginTurn()
    {
        Settler.SettleBeforeTurn();
        Turn++;
        _writerThread = Environment.CurrentManagedThreadId;
        t_writing = this;
    }
}
