using PersistentObjects.Testing;
using PersistentObjects.Tests.Log;
using PersistentObjects.Tests.References;
using PersistentObjects.Tests.Store;
using PersistentObjects.Tests.Verification;

namespace PersistentObjects.Tests.Salvage;

/// <summary>
/// A log of transactions that build on one another in every way. Each of them is lost in turn, and what is left is compared with a
/// model that says which of the others can still be carried out.
/// </summary>
public class LostBatchTests
{
    /// <summary>What a transaction does, in terms of names.</summary>
    sealed record Step(string? Add = null, string? Owner = null, string? Set = null, string? Delete = null, long Points = 0, string? NewOwner = null);

    static readonly Step[] Steps =
    [
        new(Add: "customer 1"),
        new(Add: "a", Owner: "customer 1"),
        new(Add: "b"),
        new(Set: "a", Points: 5),
        new(Set: "b", Points: 6),
        new(Add: "customer 2"),
        new(Add: "c", Owner: "customer 2"),
        new(Set: "c", Points: 7, NewOwner: "customer 1"),
        new(Delete: "customer 1"),
        new(Set: "a", Points: 8, NewOwner: "customer 2"),
        new(Delete: "b"),
        new(Add: "d", Owner: "customer 2"),
        new(Set: "d", Points: 9),
        new(Set: "a", Points: 10),
    ];

    static readonly Lazy<StoredFiles> Written = new(Write);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Every_batch_may_be_lost_and_what_does_not_build_on_it_is_kept(int together)
    {
        var (path, offsets) = Layout();
        for (var first = 0; first + together < Steps.Length; first++)
        {
            var files = Written.Value.With(path, bytes =>
            {
                for (var i = first; i < first + together; i++) bytes[offsets[i] + 18] ^= 0x10;
            });
            using var salvaged = Salvaged.From(files);
            var lost = Enumerable.Range(first, together).ToHashSet();
            var model = Model(lost, out var refused);
            salvaged.Bank.Accounts.OrderBy(a => a.Id).Select(a => $"{a.Email} {a.Points} {Describe(a.Owner)}").ShouldBe(model, $"without {first} and so on");
            salvaged.Report.Lost.Select(l => (l.FirstVersion, l.LastVersion, l.Offset)).ShouldBe([(first + 1L, first + together, offsets[first])]);
            salvaged.Report.Skipped.Select(skipped => (int)skipped.Version - 1).ShouldBe(refused);
            salvaged.Report.Skipped.Select(skipped => skipped.Offset).ShouldBe(refused.Select(step => (long)offsets[step]));
            salvaged.Report.Skipped.ShouldAllBe(skipped => skipped.Objects.Count == 1);
            salvaged.Report.Version.ShouldBe(Steps.Length);
        }
    }

    [Test]
    public void With_nothing_lost_the_model_holds_everything()
    {
        using var salvaged = Salvaged.From(Written.Value);
        salvaged.Report.IsComplete.ShouldBeTrue();
        salvaged.Bank.Accounts.OrderBy(a => a.Id).Select(a => $"{a.Email} {a.Points} {Describe(a.Owner)}").ShouldBe(Model([], out _));
    }

    static (string Path, List<int> Offsets) Layout()
    {
        var path = SmallStore.Segments(Written.Value).Single();
        return (path, SmallStore.BatchesOf(Written.Value[path]));
    }

    static string Describe(Customer? owner) => owner is null ? "none" : owner.IsDeleted ? "deleted" : owner.Name;

    static StoredFiles Write()
    {
        var disk = new SimulatedDisk();
        using (var bank = SmallStore.Open(disk))
        {
            var customers = new Dictionary<string, Customer>();
            foreach (var step in Steps)
            {
                bank.Write(() =>
                {
                    if (step.Add is { } name && name.StartsWith("customer", StringComparison.Ordinal)) customers[name] = bank.Add(new Customer { Name = name });
                    else if (step.Add is { } email) bank.Add(new Account(email) { Owner = step.Owner is null ? null : customers[step.Owner] });
                    if (step.Set is { } set)
                    {
                        bank.Accounts.ByEmail[set].Points = step.Points;
                        if (step.NewOwner is { } owner) bank.Accounts.ByEmail[set].Owner = customers[owner];
                    }
                    if (step.Delete is { } gone && customers.TryGetValue(gone, out var customer)) bank.DeleteLeavingReferences(customer);
                    else if (step.Delete is { } account) bank.Delete(bank.Accounts.ByEmail[account]);
                });
            }
        }
        return StoredFiles.Capture(disk);
    }

    /// <summary>
    /// A transaction is carried out when everything that it names is there. The first object of a class brings its description
    /// along, without which nothing of the class can be read.
    /// </summary>
    static List<string> Model(HashSet<int> lost, out List<int> refused)
    {
        var (customers, accounts) = (new Dictionary<string, bool>(), new SortedDictionary<string, (long Points, string? Owner)>(StringComparer.Ordinal));
        refused = [];
        for (var i = 0; i < Steps.Length; i++)
        {
            if (lost.Contains(i)) continue;
            var step = Steps[i];
            var isCustomer = step.Add?.StartsWith("customer", StringComparison.Ordinal) == true;
            var isDescribed = step.Add is null || !lost.Contains(isCustomer ? 0 : 1);
            bool Lives(string? name) => name is null || accounts.ContainsKey(name) || customers.GetValueOrDefault(name);
            if (!isDescribed || !Lives(step.Owner) || !Lives(step.NewOwner) || !Lives(step.Set) || !Lives(step.Delete))
            {
                refused.Add(i);
                continue;
            }
            if (isCustomer) customers[step.Add!] = true;
            else if (step.Add is { } email) accounts[email] = (0, step.Owner);
            if (step.Set is { } set) accounts[set] = (step.Points, step.NewOwner ?? accounts[set].Owner);
            if (step.Delete is null) continue;
            accounts.Remove(step.Delete);
            if (customers.ContainsKey(step.Delete)) customers[step.Delete] = false;
        }
        return [.. accounts.Select(pair => $"{pair.Key} {pair.Value.Points} {(pair.Value.Owner is not { } owner ? "none" : customers[owner] ? owner : "deleted")}")];
    }
}
