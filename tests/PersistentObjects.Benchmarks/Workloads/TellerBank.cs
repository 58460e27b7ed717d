namespace PersistentObjects.Benchmarks.Workloads;

[Persistent]
public partial class Branch
{
    public partial long Balance { get; set; }
}

[Persistent]
public partial class Teller
{
    public Teller(Branch branch) => Branch = branch;

    public partial Branch Branch { get; init; }

    public partial long Balance { get; set; }
}

[Persistent]
public partial class Customer
{
    public Customer(Branch branch, string filler) => (Branch, Filler) = (branch, filler);

    public partial Branch Branch { get; init; }

    public partial long Balance { get; set; }

    public partial string Filler { get; set; }
}

[Persistent]
public partial class Movement
{
    public Movement(Customer customer, Teller teller, Branch branch, long delta, DateTime at)
        => (Customer, Teller, Branch, Delta, At) = (customer, teller, branch, delta, at);

    public partial Customer Customer { get; init; }

    public partial Teller Teller { get; init; }

    public partial Branch Branch { get; init; }

    public partial long Delta { get; init; }

    public partial DateTime At { get; init; }
}

/// <summary>What pgbench fills its tables with, as objects.</summary>
public sealed partial class TellerBank : PersistentStore
{
    /// <summary>As pgbench has them.</summary>
    internal const int TellersOfABranch = 10;

    /// <summary>Blanks, which pgbench stores with each account so that it has a hundred bytes.</summary>
    internal static readonly string Filler = new(' ', 84);

    public partial Extent<Branch> Branches { get; }

    public partial Extent<Teller> Tellers { get; }

    public partial Extent<Customer> Customers { get; }

    public partial Extent<Movement> Movements { get; }

    internal (Teller[] Tellers, Customer[] Customers) Fill(int branches, int customersOfABranch)
    {
        var (tellers, customers) = (new List<Teller>(), new List<Customer>());
        for (var b = 0; b < branches; b++)
        {
            Write(() =>
            {
                var branch = Add(new Branch());
                for (var i = 0; i < TellersOfABranch; i++) tellers.Add(Add(new Teller(branch)));
                for (var i = 0; i < customersOfABranch; i++) customers.Add(Add(new Customer(branch, Filler)));
            });
        }
        return ([.. tellers], [.. customers]);
    }

    /// <summary>The transaction: somebody brings or takes money, at any teller. The new balance is what it is done for.</summary>
    internal long Move(Customer customer, Teller teller, long delta) => Write(
        (Bank: this, customer, teller, delta, Now: DateTime.UtcNow),
        static its =>
        {
            var branch = its.teller.Branch;
            its.customer.Balance += its.delta;
            its.teller.Balance += its.delta;
            branch.Balance += its.delta;
            its.Bank.Add(new Movement(its.customer, its.teller, branch, its.delta, its.Now));
            return its.customer.Balance;
        });
}
