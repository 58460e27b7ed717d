namespace PersistentObjects.Benchmarks;

/// <summary>Each usual change once: the class and a property have other names, one is wider, one converted, one retired, one new.</summary>
[Persistent, FormerlyNamed("Resident"), Retired("Note")]
public partial class Citizen
{
    public Citizen(string fullName, string email) => (FullName, Email) = (fullName, email);

    [FormerlyNamed("Name")]
    public partial string FullName { get; set; }

    [Unique]
    public partial string Email { get; set; }

    public partial long Age { get; set; }

    [ConvertFrom(nameof(FromDouble))]
    public partial decimal Balance { get; set; }

    public partial int Visits { get; set; } = 1;

    static decimal FromDouble(double old) => (decimal)old;
}

public sealed partial class Town : PersistentStore
{
    public partial Extent<Citizen> Citizens { get; }
}
