namespace PersistentObjects.Crash.Tests.Domain;

[Persistent]
public partial class Account : Item
{
    public Account(int serial, string code)
        : base(serial, code)
    {
    }

    public partial long Balance { get; set; }

    public partial decimal Limit { get; set; }
}
