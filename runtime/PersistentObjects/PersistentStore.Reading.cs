using System.Runtime.CompilerServices;
using PersistentObjects.Objects;
using PersistentObjects.Snapshots;
using PersistentObjects.Transactions;

namespace PersistentObjects;

public abstract partial class PersistentStore
{
    /// <summary>The newest commit version that is visible to everybody; 0 before the first transaction.</summary>
    public long Version => Heap.Published;

    /// <summary>
    /// Opens one moment of the whole store for this thread: until the scope is disposed, all of the thread's reads see
    /// the same version, while writers go on.
    /// </summary>
    /// <remarks>
    /// What this thread writes while the scope is open is committed as always, and the scope goes on showing its own
    /// version. So <c>account.Balance += 1</c> belongs into a <see cref="Write(Action, Durability?, CancellationToken)"/>
    /// here, which sees the newest values: outside one it would add to the scope's.
    /// </remarks>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction of the store.</exception>
    public ReadScope BeginRead()
    {
        RefuseReadInsideWrite();
        return new ReadScope(ReadScopeFrame.Enter(Heap));
    }

    /// <summary>Runs <paramref name="body"/> in a read scope: all that it reads is of one moment. See <see cref="BeginRead"/>.</summary>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction of the store, or the body is asynchronous.</exception>
    public void Read(Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var scope = BeginRead();
        AsyncBodies.Run(
            body,
            static body =>
            {
                body();
                return true;
            },
            AsyncBodies.ReadRefusal);
    }

    /// <inheritdoc cref="Read(Action)"/>
    /// <returns>
    /// What <paramref name="body"/> returned. A query that is to be of the same moment must be enumerated inside, for example
    /// with <c>ToList()</c>: what is enumerated later is of a later one.
    /// </returns>
    public T Read<T>(Func<T> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (AsyncBodies.IsAwaitable<T>()) throw AsyncBodies.ReadRefusal();
        using var scope = BeginRead();
        return AsyncBodies.Run(body, static body => body(), AsyncBodies.ReadRefusal);
    }

    /// <summary>
    /// Opens one moment of the whole store that survives an <see langword="await"/>: that of this thread's read scope, or
    /// else what is published now. Costs as much as a read scope, and must be disposed.
    /// </summary>
    /// <param name="file">Filled in by the compiler; named in the log when the view stays open for too long.</param>
    /// <param name="line">Filled in by the compiler; named in the log when the view stays open for too long.</param>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction of the store.</exception>
    public StoreView OpenView([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        RefuseReadInsideWrite();
        return new StoreView(Heap, file, line);
    }

    /// <summary>
    /// Completes when a commit version is visible to everybody, and on the disk as well if
    /// <see cref="StoreOptions.Durability"/> is <see cref="Durability.Full"/>. A version that nobody has committed yet is
    /// waited for, too.
    /// </summary>
    /// <param name="version">The version: an object's, the store's, or that of a <see cref="TransactionOutcomeUnknownException"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreFaultedException">In the task: the store has failed, and the version is not known to be durable.</exception>
    /// <exception cref="ObjectDisposedException">In the task: the store is disposed, and has no such version.</exception>
    /// <exception cref="InvalidOperationException">Called inside a write transaction, which holds up what it waits for.</exception>
    public Task WaitForVersion(long version, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        if (Heap.IsWriting) throw new InvalidOperationException("A version was waited for inside a write transaction, which must not wait for the disk. Do it after the Write.");
        return _transactions.WaitForVersion(version, cancellationToken);
    }

    /// <summary>
    /// The SHA-256 of all that this thread sees of the store, as 64 hexadecimal digits: of its read scope, or else of what is
    /// published. Equal contents have equal hashes, however they came about; whatever differs changes it.
    /// </summary>
    /// <remarks>
    /// What counts are the objects: for each the name of its class, its id, the names of its persistent properties, and their
    /// values in the bytes that are stored, in which equal sets and maps are equal and references are ids, also those to deleted
    /// objects. What does not count are versions, the order of transactions, the store's identity, the order in which properties
    /// are declared, base classes, classes without objects, and ids that were in use. So it is the same after a restart, from log
    /// or snapshot, and of a backup. Bytes of a codec of the application are equal for equal values if the codec makes them so.
    /// The bytes that are hashed are defined in FORMAT.md, "State hash". Reads every object: a million take some tenths of a second.
    /// Others go on writing meanwhile.
    /// </remarks>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction of the store.</exception>
    public string ComputeStateHash()
    {
        RefuseReadInsideWrite();
        var scope = ReadScopeFrame.Enter(Heap);
        try
        {
            return StateHasher.Compute(Heap, scope.Version);
        }
        finally
        {
            scope.Leave();
        }
    }

    void RefuseReadInsideWrite()
    {
        if (Heap.IsWriting) throw new InvalidOperationException("A read scope can't be opened inside a write transaction, which sees its own changes.");
    }
}
