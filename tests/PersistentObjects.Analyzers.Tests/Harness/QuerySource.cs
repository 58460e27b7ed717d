namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>A store with an index of every kind, for statements that ask it.</summary>
static class QuerySource
{
    public static string Of(string statements) => $$"""
        public enum Tier { Basic, Gold }

        [Persistent] public partial class Customer;

        [Persistent]
        [Index(nameof(Owner), nameof(Opened), Ordered = true)]
        [Index(nameof(Tier), nameof(Age))]
        [Unique(nameof(Tier), nameof(Number), nameof(Age))]
        public partial class Account
        {
            [Unique] public partial string Email { get; set; } = "";
            [Unique] public partial string? Phone { get; set; }
            [Unique(Ordered = true)] public partial int Number { get; set; }
            [Index] public partial Tier Tier { get; set; }
            [Index] public partial bool IsLive { get; set; }
            [Index] public partial Customer? Owner { get; set; }
            [Index] public partial byte Grade { get; set; }
            [Index] public partial double Weight { get; set; }
            [Index] public string Domain => Email[(Email.IndexOf('@') + 1)..];
            [Index(StringComparison = StringComparison.OrdinalIgnoreCase)] public partial string City { get; set; } = "";
            [Index(Ordered = true)] public partial decimal Balance { get; set; }
            [Index(Ordered = true)] public partial double Height { get; set; }
            [Index(Ordered = true)] public partial DateTime? Due { get; set; }
            [Index(Ordered = true)] public partial string Name { get; set; } = "";
            [Index(Where = nameof(IsLive))] public partial string Code { get; set; } = "";
            public partial DateTime Opened { get; set; }
            public partial int Age { get; set; }
            public partial int? Points { get; set; }
            public partial string? Note { get; set; }
        }

        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
            public partial Extent<Customer> Customers { get; }
        }

        public static class Program
        {
            public static void Run(Bank bank, string text, string? perhaps, decimal amount, Customer? ann, DateTime day, int number, List<string> texts)
            {
                {{statements}}
            }

            static string Ask() => "";
            static void Use(params object?[] values) { }
        }
        """;
}
