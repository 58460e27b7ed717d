namespace PersistentObjects.Crash.Tests.Domain;

public sealed partial class Bank : PersistentStore
{
    public partial Extent<Item> Items { get; }

    public partial Extent<Account> Accounts { get; }

    public partial Extent<Customer> Customers { get; }
}
