namespace PersistentObjects.Benchmarks;

/// <summary>The object of the workload that opens a store with other classes than it was written with.</summary>
[Persistent]
public partial class Resident
{
    public Resident(string name, string email, int age, double balance, string note)
        => (Name, Email, Age, Balance, Note) = (name, email, age, balance, note);

    public partial string Name { get; set; }

    [Unique]
    public partial string Email { get; set; }

    public partial int Age { get; set; }

    public partial double Balance { get; set; }

    public partial string Note { get; set; }
}

public sealed partial class ReleasedTown : PersistentStore
{
    public partial Extent<Resident> Residents { get; }
}
