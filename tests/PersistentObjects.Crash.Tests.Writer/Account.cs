namespace PersistentObjects.Crash.Tests.Writer;

/// <summary>Money is moved between accounts; the sum of all balances never changes.</summary>
[Persistent]
public partial class Account
{
    public Account(int number) => (Number, Balance) = (number, InitialBalance);

    public const int Count = 8;
    public const long InitialBalance = 1000;

    [Unique]
    public partial int Number { get; set; }

    public partial long Balance { get; set; }
}
