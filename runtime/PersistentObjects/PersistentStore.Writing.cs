using PersistentObjects.Transactions;

namespace PersistentObjects;

public abstract partial class PersistentStore
{
    /// <summary>Adds an object, and every detached object that it refers to, directly or not.</summary>
    /// <returns>The object, now attached.</returns>
    /// <remarks>Outside a <see cref="Write(Action, Durability?)"/> this is a transaction of its own.</remarks>
    /// <exception cref="InvalidOperationException">The object, or one that it refers to, is in a store already, or its class does not belong to this one.</exception>
    /// <exception cref="UniqueViolationException">Another object has the same value of a unique property.</exception>
    /// <exception cref="ObjectDeletedException">The object refers to a deleted one.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable.</exception>
    public T Add<T>(T o)
        where T : PersistentObject
    {
        ArgumentNullException.ThrowIfNull(o);
        _transactions.RequireImplicitWrites();
        var body = new AddBody(o);
        _transactions.Execute(ref body);
        return o;
    }

    /// <summary>
    /// Deletes an object: it leaves its extent and indexes, and reading or changing it throws from then on.
    /// </summary>
    /// <remarks>Outside a <see cref="Write(Action, Durability?)"/> this is a transaction of its own.</remarks>
    /// <exception cref="ObjectDeletedException">The object is deleted already.</exception>
    /// <exception cref="InvalidOperationException">The object is in no store, or in another one.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable.</exception>
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
    /// <exception cref="UniqueViolationException">Two objects would have the same value of a unique property.</exception>
    /// <exception cref="StoreFaultedException">The log could not be made durable; the outcome is unknown.</exception>
    /// <exception cref="InvalidOperationException">The body is asynchronous.</exception>
    public void Write(Action body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody(body);
        _transactions.Execute(ref run, durability);
    }

    /// <inheritdoc cref="Write(Action, Durability?)"/>
    /// <returns>What <paramref name="body"/> returned.</returns>
    public T Write<T>(Func<T> body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Write(body, static body => body(), durability);
    }

    /// <summary>As <see cref="Write(Action, Durability?)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    public void Write<TState>(TState state, Action<TState> body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody<TState>(state, body);
        _transactions.Execute(ref run, durability);
    }

    /// <summary>As <see cref="Write{T}(Func{T}, Durability?)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    /// <returns>What <paramref name="body"/> returned.</returns>
    public T Write<TState, T>(TState state, Func<TState, T> body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (AsyncBodies.IsAwaitable<T>()) throw AsyncBodies.Refusal();
        var run = new FunctionBody<TState, T>(state, body);
        _transactions.Execute(ref run, durability);
        return run.Result;
    }

    /// <summary>
    /// Runs <paramref name="body"/> as one transaction, here and now, and returns a task that completes when it is
    /// durable: only the wait for the disk is asynchronous. Exceptions of the body are in the task.
    /// </summary>
    /// <inheritdoc cref="Write(Action, Durability?)"/>
    public Task WriteAsync(Action body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody(body);
        return _transactions.ExecuteAsync(ref run, durability);
    }

    /// <inheritdoc cref="WriteAsync(Action, Durability?)"/>
    /// <returns>What <paramref name="body"/> returned, once it is durable.</returns>
    public Task<T> WriteAsync<T>(Func<T> body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return WriteAsync(body, static body => body(), durability);
    }

    /// <summary>As <see cref="WriteAsync(Action, Durability?)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    public Task WriteAsync<TState>(TState state, Action<TState> body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var run = new ActionBody<TState>(state, body);
        return _transactions.ExecuteAsync(ref run, durability);
    }

    /// <summary>As <see cref="WriteAsync{T}(Func{T}, Durability?)"/>, with a state for a <see langword="static"/> lambda that captures nothing.</summary>
    /// <returns>What <paramref name="body"/> returned, once it is durable.</returns>
    public Task<T> WriteAsync<TState, T>(TState state, Func<TState, T> body, Durability? durability = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (AsyncBodies.IsAwaitable<T>()) throw AsyncBodies.Refusal();
        var run = new FunctionBody<TState, T>(state, body);
        var durable = _transactions.ExecuteAsync(ref run, durability);
        return ResultOnce(durable, run.Result);
    }

    static async Task<T> ResultOnce<T>(Task durable, T result)
    {
        await durable.ConfigureAwait(false);
        return result;
    }
}
