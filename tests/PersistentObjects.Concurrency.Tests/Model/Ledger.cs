namespace PersistentObjects.Concurrency.Tests.Model;

public sealed partial class Ledger : PersistentStore
{
    public partial Extent<Account> Accounts { get; }
}
