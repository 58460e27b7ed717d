using PersistentObjects.Transactions;

namespace PersistentObjects;

public abstract partial class PersistentStore
{
    /// <summary>Adds an object, and every detached object that it refers to, directly or not.</summary>
    /// <returns>The object, now attached.</returns>
    /// <remarks>Outside a <see cref="Write(Action, Durability?, CancellationToken)"/> this is a transaction of its own.</remarks>
    /// <exception cref="InvalidOperationException">The object, or one that it refers to, is in a store already, or its class does not belong to this one.</exception>
    /// <exception cref="UniqueViolationException">Another object has the same value of a unique property.</exception>
    /// <exception cref="ObjectValidationException">Values of the object, or of one that it refers to, break rules; it has all failures.</exception>
    /// <exception cref="ObjectDeletedException">The object refers to a deleted one.</exception>
    /// <exception cref="IOException">A large <see cref="PersistentBlob"/> could not be written; nothing was changed.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable.</exception>
    /// <exception cref="TimeoutException">Other writers took longer than <see cref="StoreOptions.WriteTimeout"/>; nothing was changed.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">The disk took longer than <see cref="StoreOptions.WriteTimeout"/>; see <see cref="Write(Action, Durability?, CancellationToken)"/>.</exception>
    public T Add<T>(T o)
        where T : PersistentObject
    {
        ArgumentNullException.ThrowIfNull(o);
        _transactions.RequireImplicitWrites();
        PrepareBlobs(o);
        var body = new AddBody(o);
        _transactions.Execute(ref body);
        return o;
    }

    /// <summary>
    /// Deletes an object: it leaves its extent and indexes, and reading or changing it throws from then on. Nobody refers to it
    /// afterwards: what happens to those that do says <see cref="OnDeleteAttribute"/> on their properties.
    /// </summary>
    /// <remarks>
    /// <para>
    /// References whose rule is <see cref="DeleteRule.SetNull"/> become null, and objects whose rule is <see cref="DeleteRule.Cascade"/>
    /// are deleted in turn, at once and in the same transaction. Whether somebody is left who restricts the deletion is asked
    /// when the transaction ends, so that a customer and the orders that refer to it may be deleted in any order.
    /// </para>
    /// <para>
    /// With an index on the referring property this takes time in proportion to the number of objects that refer to the deleted
    /// one, else to the number of all objects of the referring class.
    /// </para>
    /// <para>Outside a <see cref="Write(Action, Durability?, CancellationToken)"/> this is a transaction of its own.</para>
    /// </remarks>
    /// <exception cref="DeleteRestrictedException">Somebody refers to the object whose property restricts that; thrown when the transaction ends.</exception>
    /// <exception cref="ObjectDeletedException">The object is deleted already.</exception>
    /// <exception cref="InvalidOperationException">The object is in no store, or in another one.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable.</exception>
    /// <exception cref="TimeoutException">Other writers took longer than <see cref="StoreOptions.WriteTimeout"/>; nothing was changed.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">The disk took longer than <see cref="StoreOptions.WriteTimeout"/>; see <see cref="Write(Action, Durability?, CancellationToken)"/>.</exception>
    public void Delete(PersistentObject o)
    {
        ArgumentNullException.ThrowIfNull(o);
        _transactions.RequireImplicitWrites();
        var body = new DeleteBody(o);
        _transactions.Execute(ref body);
    }

    /// <summary>
    /// Runs <paramref name="body"/> as one transaction: all of its changes happen, or none. Durable when this returns,
    /// under <see cref="Durability.Full"/>.
    /// </summary>
    /// <param name="body">
    /// Runs alone, on this thread, and sees its own changes. If it throws, objects, indexes, extents and ids are as they
    /// were. A nested Write joins the outer one; if the nested one throws, the outer one can't commit any more.
    /// </param>
    /// <param name="durability">The store's own when null. A nested Write has that of the outer one.</param>
    /// <param name="cancellationToken">
    /// Ends the wait for other writers, and that for the disk; the body itself is not interrupted. Not asked in a nested
    /// Write.
    /// </param>
    /// <exception cref="DeleteRestrictedException">An object would be deleted to which another one refers that restricts that.</exception>
    /// <exception cref="UniqueViolationException">Two objects would have the same value of a unique property.</exception>
    /// <exception cref="ObjectValidationException">Objects that the body has added or changed break rules; it has all failures of all.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable; the outcome is unknown.</exception>
    /// <exception cref="InvalidOperationException">The body is asynchronous.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the transaction began, or when it had changed nothing.</exception>
    /// <exception cref="TimeoutException">As with cancellation, after <see cref="StoreOptions.WriteTimeout"/>: nothing was changed.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">
    /// The wait for the disk was cancelled or timed out. The transaction can't be taken back any more, and is not known to be
    /// durable yet.
    /// </exception>
    public void Write(Action body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody(body);
        _transactions.Execute(ref run, durability, cancellationToken);
    }

    /// <inheritdoc cref="Write(Action, Durability?, CancellationToken)"/>
    /// <returns>What <paramref name="body"/> returned.</returns>
    public T Write<T>(Func<T> body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Write(body, static body => body(), durability, cancellationToken);
    }

    /// <summary>As <see cref="Write(Action, Durability?, CancellationToken)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    public void Write<TState>(TState state, Action<TState> body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody<TState>(state, body);
        _transactions.Execute(ref run, durability, cancellationToken);
    }

    /// <summary>As <see cref="Write{T}(Func{T}, Durability?, CancellationToken)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    /// <returns>What <paramref name="body"/> returned.</returns>
    public T Write<TState, T>(TState state, Func<TState, T> body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (AsyncBodies.IsAwaitable<T>()) throw AsyncBodies.Refusal();
        var run = new FunctionBody<TState, T>(state, body);
        _transactions.Execute(ref run, durability, cancellationToken);
        return run.Result;
    }

    /// <summary>
    /// Begins a write transaction that is committed by a call, for bodies that no lambda fits, and rolled back when it is
    /// disposed without that. Prefer <see cref="Write(Action, Durability?, CancellationToken)"/>, which can't be left open.
    /// </summary>
    /// <param name="durability">The store's own when null. Inside another transaction that of the outer one counts.</param>
    /// <param name="cancellationToken">Ends the wait for other writers, and that for the disk in Commit and Dispose.</param>
    /// <returns>The transaction, to be disposed: until then no other thread can write.</returns>
    /// <exception cref="OperationCanceledException">The transaction did not start.</exception>
    /// <exception cref="TimeoutException">The transaction did not start: <see cref="StoreOptions.WriteTimeout"/> was over.</exception>
    /// <exception cref="StoreFaultedException">The store refuses writes.</exception>
    public WriteTransaction BeginWrite(Durability? durability = null, CancellationToken cancellationToken = default)
        => new(_transactions, durability, cancellationToken);

    /// <summary>
    /// Runs <paramref name="body"/> as one transaction, here and now, and returns a task that completes when it is
    /// durable: only the wait for the disk is asynchronous. Exceptions of the body are in the task.
    /// </summary>
    /// <inheritdoc cref="Write(Action, Durability?, CancellationToken)"/>
    public Task WriteAsync(Action body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody(body);
        return _transactions.ExecuteAsync(ref run, durability, cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync(Action, Durability?, CancellationToken)"/>
    /// <returns>What <paramref name="body"/> returned, once it is durable.</returns>
    public Task<T> WriteAsync<T>(Func<T> body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return WriteAsync(body, static body => body(), durability, cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync(Action, Durability?, CancellationToken)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    public Task WriteAsync<TState>(TState state, Action<TState> body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody<TState>(state, body);
        return _transactions.ExecuteAsync(ref run, durability, cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync{T}(Func{T}, Durability?, CancellationToken)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    /// <returns>What <paramref name="body"/> returned, once it is durable.</returns>
    public Task<T> WriteAsync<TState, T>(TState state, Func<TState, T> body, Durability? durability = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (AsyncBodies.IsAwaitable<T>()) throw AsyncBodies.Refusal();
        var run = new FunctionBody<TState, T>(state, body);
        var durable = _transactions.ExecuteAsync(ref run, durability, cancellationToken);
        return ResultOnce(durable, run.Result);
    }

    static async Task<T> ResultOnce<T>(Task durable, T result)
    {
        await durable.ConfigureAwait(false);
        return result;
    }
}
