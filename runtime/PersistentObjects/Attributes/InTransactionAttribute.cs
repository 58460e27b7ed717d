namespace PersistentObjects;

/// <summary>
/// States that a method, accessor or constructor makes several changes that belong together, so that it must be called inside a
/// write transaction: the compiler warns of calls from elsewhere.
/// </summary>
/// <remarks>
/// <code>
/// [Persistent]
/// public partial class Account
/// {
///     public partial decimal Balance { get; set; }
///
///     [InTransaction]
///     public void TransferTo(Account other, decimal amount)
///     {
///         Balance -= amount;
///         other.Balance += amount;
///     }
/// }
///
/// bank.Write(() => ann.TransferTo(bob, 5));
/// </code>
/// A call is inside in the body of a <see cref="PersistentStore.Write(Action, Durability?, CancellationToken)"/> or
/// <see cref="PersistentStore.WriteAsync(Action, Durability?, CancellationToken)"/>, behind a
/// <see cref="PersistentStore.BeginWrite"/>, and in a method that is marked itself. Whoever overrides a marked method is marked.
/// It is checked while compiling (PO1009) and does nothing at run time.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class InTransactionAttribute : Attribute;
