namespace PersistentObjects.Tests.Store;

[Persistent]
public partial class SavingsAccount : Account
{
    public SavingsAccount(string email, double rate = 0)
        : base(email) => Rate = rate;

    [Index]
    public partial double Rate { get; set; }
}
