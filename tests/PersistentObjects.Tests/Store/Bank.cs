namespace PersistentObjects.Tests.Store;

public sealed partial class Bank : PersistentStore
{
    public partial Extent<Account> Accounts { get; }

    public partial Extent<SavingsAccount> Savings { get; }

    public partial Extent<Customer> Customers { get; }

    public partial Extent<Document> Documents { get; }

    public partial Extent<Letter> Letters { get; }
}
