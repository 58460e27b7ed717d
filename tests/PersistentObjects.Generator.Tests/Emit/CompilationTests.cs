using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

sealed class CompilationTests
{
    [Test]
    public void The_example_of_the_design_compiles() =>
        UserProject.With("""
            namespace Shop;

            public enum Tier { Basic, Gold }

            [Persistent]
            public partial class Account
            {
                public Account(string email) => Email = email;

                [Unique] public partial string Email { get; set; }
                [Index] public partial Tier Tier { get; set; } = Tier.Basic;
                public partial decimal Balance { get; set; }
                public partial Customer? Owner { get; set; }
            }

            [Persistent]
            public partial class Customer
            {
                public required partial string Name { get; set; }
            }

            public sealed partial class Bank : PersistentStore
            {
                public partial Extent<Account> Accounts { get; }
                public partial Extent<Customer> Customers { get; }
            }

            public static class Program
            {
                public static void Main()
                {
                    using var bank = Bank.Open("data");
                    var ann = bank.Add(new Account("ann@example.org"));
                    ann.Balance = 100m;
                    Account? found = bank.Accounts.ByEmail.Find("ann@example.org");
                    int gold = bank.Accounts.ByTier.Count(Tier.Gold);
                }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Bank");
}
