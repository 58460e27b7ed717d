using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Incrementality;

/// <summary>A domain in which every step of the pipeline has something to do.</summary>
static class Domain
{
    public const string Account = """
        [Persistent]
        public partial class Account
        {
            public Account(string email) => Email = email;

            [Unique] public partial string Email { get; set; }
            [Index] public partial Tier Tier { get; set; }
            [FormerlyNamed("Person")] public partial Customer? Owner { get; set; }
            [ConvertFrom(nameof(Limit))] public partial (Money Limit, Money? Special) Limits { get; set; }

            static (Money, Money?) Limit(OldMoney old) => (new Money(old.Amount, ""), null);
            public void Unrelated() { }
        }

        public enum Tier { Basic, Gold }
        public record OldMoney(decimal Amount);
        public readonly record struct Money([FormerlyNamed("Value")] decimal Amount, string Currency);
        """;

    public const string Customer = "[assembly: Retired(\"Old\")] [Persistent, FormerlyNamed(\"Client\"), Retired(\"Fax\")] public partial class Customer { public partial int Age { get; set; } }";

    public const string Store = """
        public partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
            public partial Extent<Plain> Plains { get; }

            [Migration("2026-11")] void Fill(RetiredData data) => Unrelated(data);
            static void Unrelated(RetiredData _) { }
        }

        public class Plain : PersistentObject;
        """;

    public const string Invalid = """
        [Persistent] public partial record Line(int Number) { public partial string Text { get; set; } }
        [FormerlyNamed("")] public enum Color { Red }
        [Persistent, Retired("")] public partial class Past { [ConvertFrom("")] public partial int Age { get; set; } [Migration("")] void Run() { } }
        [SchemaVersion(0)] public abstract partial class Archive : PersistentStore { public partial Extent<Account> Accounts { get; } }
        """;

    public const string Unrelated = "public static class Unrelated { public static int One => 1; }";

    static MetadataReference Library { get; } =
        UserProject.With("[Persistent] public partial class Entity { public partial int Age { get; set; } }").Named("Library").ToReference();

    public static GeneratorRun Run() =>
        UserProject.WithFiles(
                (nameof(Account), Account),
                (nameof(Customer), Customer),
                (nameof(Store), Store),
                (nameof(Invalid), Invalid),
                (nameof(Unrelated), Unrelated))
            .Referencing(Library)
            .Run();
}
