using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Generated code and the runtime together, as a user's program has them.</summary>
sealed class StoreTests
{
    const string Domain = """
        namespace Shop
        {
            public enum Tier : byte { Basic, Gold }

            [Persistent]
            public abstract partial class Party
            {
                protected Party(string name) { Name = name; Constructed++; }

                public static int Constructed;
                [Unique] public partial string Name { get; set; }
                [Index] public partial Tier Tier { get; set; } = Tier.Gold;
            }

            [Persistent]
            public partial class Account : Party
            {
                public Account(string name) : base(name) { }

                public partial decimal Balance { get; set; }
                public partial Guid Key { get; private set; }
                public required partial DateTimeOffset Opened { get; init; }
                public partial DateTime? Closed { get; set; }
                public partial bool Active { get; set; } = true;
                public partial char Mark { get; set; } = 'x';
                public partial double Ratio { get; set; }
                public partial float Share { get; set; }
                public partial long Count { get; set; }
                public partial sbyte Small { get; set; }
                public partial ulong Large { get; set; }
                [Index] public partial Account? Parent { get; set; }
                public partial string? @class { get; set; }
                public void Renew(Guid key) => Key = key;
            }

            [Persistent]
            internal sealed partial class Savings : Account
            {
                public Savings(string name) : base(name) { }
                public partial double Rate { get; set; } = 0.5;
            }

            public sealed partial class Bank : PersistentStore
            {
                public partial Extent<Party> Parties { get; }
                public partial Extent<Account> Accounts { get; }
                internal partial Extent<Savings> Savings { get; }
            }
        }
        """;

    const string Fill = """
            static void Fill(Bank bank)
            {
                var ann = bank.Add(new Account("ann") { Opened = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) });
                ann.Balance = 1.50m;
                ann.Renew(new Guid("00112233-4455-6677-8899-aabbccddeeff"));
                ann.Closed = new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);
                (ann.Active, ann.Mark, ann.Ratio, ann.Share) = (false, 'é', -0.25, 0.5f);
                (ann.Count, ann.Small, ann.Large) = (long.MinValue, -1, ulong.MaxValue);
                ann.@class = "first";
                ann.Parent = ann;
                ann.Parent = new Savings("bob") { Opened = default, Tier = Tier.Basic, Parent = ann };
            }

            static string[] Describe(Bank bank)
            {
                var ann = (Account)bank.Parties.ByName["ann"];
                Savings bob = bank.Savings.ByName["bob"];
                return
                [
                    string.Create(CultureInfo.InvariantCulture, $"{ann.Name} {ann.Tier} {ann.Balance} {ann.Key} {ann.Opened:O} {ann.Closed:O}"),
                    string.Create(CultureInfo.InvariantCulture, $"{ann.Active} {ann.Mark} {ann.Ratio} {ann.Share} {ann.Count} {ann.Small} {ann.Large} {ann.@class}"),
                    string.Create(CultureInfo.InvariantCulture, $"{bob.Rate} {bob.Tier} {bob.Closed is null} {ReferenceEquals(bob.Parent, ann)} {ReferenceEquals(ann.Parent, bob)}"),
                    $"{bank.Parties.Count} {bank.Accounts.Count} {bank.Savings.Count}",
                    $"{bank.Accounts.ByTier.Count(Tier.Basic)} {bank.Accounts.ByTier.Count(Tier.Gold)} {bank.Savings.ByTier.Count(Tier.Gold)}",
                    $"{bank.Accounts.ByParent.Count(ann)} {bank.Accounts.ByParent.Count(bob)} {bank.Accounts.ByParent.Count(null)}",
                    $"{ann.Id == bob.Id} {bob.IsDeleted}",
                ];
            }
        """;

    static readonly string[] Filled =
    [
        "ann Gold 1.50 00112233-4455-6677-8899-aabbccddeeff 2020-01-02T03:04:05.0000000+02:00 2021-01-01T00:00:00.0000000Z",
        "False é -0.25 0.5 -9223372036854775808 -1 18446744073709551615 first",
        "0.5 Basic True True True",
        "2 2 1",
        "1 1 0",
        "1 1 0",
        "False False",
    ];

    [Test]
    public void Objects_live_in_a_store_in_memory() =>
        Program("""
            public static string[] Run()
            {
                using var bank = Bank.InMemory();
                Fill(bank);
                return Describe(bank);
            }
            """).Call().ShouldBe(Filled);

    [Test]
    public void Objects_come_back_without_their_constructors_being_run()
    {
        var directory = Directory.CreateTempSubdirectory("generator-tests").FullName;
        try
        {
            Program("""
                public static string[] Run(string directory)
                {
                    using (var bank = Bank.Open(directory)) Fill(bank);
                    var constructed = Party.Constructed;
                    using var again = Bank.OpenAsync(directory).Result;
                    return [.. Describe(again), $"{Party.Constructed - constructed}"];
                }
                """).Call(directory).ShouldBe([.. Filled, "0"]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Test]
    public void A_transaction_that_throws_leaves_everything_as_it_was() =>
        Program("""
            public static string[] Run()
            {
                using var bank = Bank.InMemory();
                Fill(bank);
                try
                {
                    bank.Write(() =>
                    {
                        var ann = bank.Accounts.ByName["ann"];
                        (ann.Name, ann.Balance, ann.Tier, ann.Parent) = ("eve", 9, Tier.Basic, null);
                        bank.Add(new Account("new") { Opened = default });
                        throw new TimeoutException();
                    });
                }
                catch (TimeoutException)
                {
                }

                return Describe(bank);
            }
            """).Call().ShouldBe(Filled);

    [Test]
    public void An_object_names_itself() =>
        Program("""
            public static string[] Run()
            {
                using var bank = Bank.InMemory();
                Fill(bank);
                Savings bob = bank.Savings.ByName["bob"];
                return [$"{bob}".Replace($"#{bob.Id} ", "#B ").Replace($"#{bob.Parent!.Id},", "#A,")];
            }
            """).Call().ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                text => text.ShouldStartWith("Savings#B { Name = \"bob\", Tier = Basic, Balance = 0,"),
                text => text.ShouldEndWith(" Parent = Account#A, class = null, Rate = 0.5 }"));

    static UserProject Program(string run) =>
        UserProject.WithFiles(
            ("Domain.cs", Domain),
            ("Program.cs", $"using System.Globalization; using Shop; public static class Program {{ {run} {Fill} }}"));
}
