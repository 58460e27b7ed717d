using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Transactions;

/// <summary>
/// What a transaction does. Structs implement it, so that the runner is compiled for each and a setter outside a
/// transaction allocates no delegate.
/// </summary>
interface ITransactionBody
{
    void Run(ChangeSet changes);

    /// <summary>
    /// Whether an exception leaves changes behind, so that an enclosing transaction can't commit even if it swallows it.
    /// A setter, an Add or a Delete fails as a whole.
    /// </summary>
    bool IsCompound { get; }
}

/// <summary>A setter that is a transaction of its own.</summary>
readonly struct SetBody<T>(PersistentObject o, PersistentProperty<T> property, T value) : ITransactionBody
{
    public bool IsCompound => false;

    public void Run(ChangeSet changes) => changes.Set(o, property, value);
}

/// <summary>A change of a collection that is a transaction of its own.</summary>
struct EditBody<TCollection, TEdit>(PersistentObject o, CollectionProperty<TCollection> property, TEdit edit) : ITransactionBody
    where TCollection : PersistentCollection
    where TEdit : struct, ICollectionEdit<TCollection>
{
    TEdit _edit = edit;

    /// <summary>With what came of it.</summary>
    internal readonly TEdit Edit => _edit;

    public readonly bool IsCompound => false;

    public void Run(ChangeSet changes) => changes.Edit(o, property, ref _edit);
}

/// <summary>An Add.</summary>
readonly struct AddBody(PersistentObject o) : ITransactionBody
{
    public bool IsCompound => false;

    public void Run(ChangeSet changes) => changes.Add(o);
}

/// <summary>A Delete.</summary>
readonly struct DeleteBody(PersistentObject o) : ITransactionBody
{
    public bool IsCompound => false;

    public void Run(ChangeSet changes) => changes.Delete(o);
}

/// <summary>The user's lambda.</summary>
readonly struct ActionBody(Action body) : ITransactionBody
{
    public bool IsCompound => true;

    public void Run(ChangeSet changes) => AsyncBodies.Run(body, static body =>
    {
        body();
        return true;
    });
}

/// <summary>The user's lambda with its state.</summary>
readonly struct ActionBody<TState>(TState state, Action<TState> body) : ITransactionBody
{
    public bool IsCompound => true;

    public void Run(ChangeSet changes) => AsyncBodies.Run((state, body), static call =>
    {
        call.body(call.state);
        return true;
    });
}

/// <summary>The user's lambda with its result.</summary>
struct FunctionBody<TState, T>(TState state, Func<TState, T> body) : ITransactionBody
{
    internal T Result { get; private set; } = default!;

    public readonly bool IsCompound => true;

    public void Run(ChangeSet changes) => Result = AsyncBodies.Run((state, body), static call => call.body(call.state));
}
