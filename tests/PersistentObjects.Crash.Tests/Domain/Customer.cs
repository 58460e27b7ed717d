namespace PersistentObjects.Crash.Tests.Domain;

[Persistent]
public partial class Customer : Item
{
    public Customer(int serial, string code)
        : base(serial, code)
    {
    }

    public partial Guid? Token { get; set; }
}
