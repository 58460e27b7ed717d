using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>Domain classes in a package of their own, stores in an application, both with strong names.</summary>
[TestFixture]
public sealed class DomainPackageTests
{
    const string Domain = """
        using System.Collections.Immutable;

        namespace Domain;

        [Persistent]
        public abstract partial class Entity<TKey> where TKey : notnull
        {
            [Unique] public partial TKey Key { get; set; }
            public partial ImmutableArray<TKey> Former { get; set; } = [];
            public void Rename(TKey key) => (Former, Key) = (Former.Add(Key), key);
        }

        [Persistent]
        public partial class Account : Entity<string>
        {
            public Account(string key) => Key = key;

            [Index] public partial int Rank { get; private set; }
            public partial Account? Parent { get; set; }
            internal partial Audit? Audit { get; set; }

            public int Touched => Audit?.Count ?? 0;
            public void Touch() => (Rank, Audit) = (Rank + 1, Audit is null ? new Audit() : Audit.Again());
        }

        // Stores of other assemblies keep it without being able to name it.
        [Persistent]
        sealed partial class Audit
        {
            public partial int Count { get; private set; } = 1;
            public Audit Again() { Count++; return this; }
        }
        """;

    const string Application = """
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Domain;

        using var bank = Bank.Open("bank");
        using var archive = Archive.Open("archive");
        if (bank.Accounts.Count == 0)
        {
            bank.Add(new Premium("ann")).Rename("eve");
            bank.Add(new Place { Key = Guid.Empty });
            archive.Add(new Account("old"));
        }

        Account eve = bank.Accounts.ByKey["eve"], old = archive.Accounts.ByKey["old"];
        eve.Touch();
        try
        {
        #pragma warning disable PO1013 // What the store itself does is tested.
            eve.Parent = old;
        #pragma warning restore PO1013
        }
        catch (InvalidOperationException)
        {
            Console.Write("refused ");
        }

        try
        {
            bank.Premiums.ByKey["eve"].Check();
        }
        catch (ObjectValidationException e)
        {
            Console.Write(string.Concat(e.Failures.Select(failure => failure.Message.Length > 20 ? failure.Rule + " " : failure.Message)));
        }

        Console.Write($"{eve.GetType().Name} {eve.Former.Single()} {eve.Touched} {bank.Accounts.ByRank[eve.Rank].Count()} ");
        Console.Write($"{bank.Premiums.ByKey.Find("eve") == eve} {bank.Places.ByKey[Guid.Empty].Former.Length} {old.Touched} {archive.Accounts.Count} ");
        var plain = new PlainAccount { Key = eve.Key, Former = eve.Former, Rank = eve.Rank, Touched = eve.Touched };
        Console.Write(JsonSerializer.Serialize(eve, Json.Default.Account) == JsonSerializer.Serialize(plain, Json.Default.PlainAccount));

        [JsonSerializable(typeof(Account)), JsonSerializable(typeof(PlainAccount))]
        sealed partial class Json : JsonSerializerContext;

        abstract class PlainEntity<TKey> { public TKey? Key { get; set; } public ImmutableArray<TKey> Former { get; set; } }

        sealed class PlainAccount : PlainEntity<string> { public int Rank { get; set; } public PlainAccount? Parent { get; set; } public int Touched { get; set; } }

        [Persistent] partial class Premium : Account
        {
            public Premium(string key) : base(key) { }
            public partial decimal Bonus { get; set; }
            [MaxLength(3), MinLength(10), Length(1, 2), Range(1, 2)] public partial string? Alias { get; set; }
            [Compare(nameof(Alias)), StringLength(9)] public partial string? Repeated { get; set; }
            [Range(typeof(TimeSpan), "0:01", "1:00")] public partial TimeSpan Span { get; set; } = new(0, 30, 0);

            // Not everything is a rule of one value.
            public void Check()
            {
                try { Alias = "alias"; }
                catch (ObjectValidationException e) { Console.Write($"{e.Failures.Count} "); }
                try { Span = default; }
                catch (ObjectValidationException) { Repeated = "x"; }
            }

            partial void OnValidating(ValidationErrors errors) { if (Repeated == "x") errors.Add("No x. "); }
        }

        [Persistent] sealed partial class Place : Entity<Guid>;

        sealed partial class Bank : PersistentStore
        {
            public partial Extent<Account> Accounts { get; }
            public partial Extent<Premium> Premiums { get; }
            public partial Extent<Place> Places { get; }

            [Migration("2026-11 \"ü;\" 100%41 */ $(Configuration) @(Compile) \\")] void Nothing() { }
        }

        sealed partial class Archive : PersistentStore { public partial Extent<Account> Accounts { get; } }
        """;

    static readonly string Signed = $"""
        <SignAssembly>true</SignAssembly>
        <AssemblyOriginatorKeyFile>{Path.Combine(Packing.Root, "eng", "PersistentObjects.snk")}</AssemblyOriginatorKeyFile>
        """;

    [Test]
    public async Task Classes_of_a_package_live_in_several_stores_of_an_application_also_a_trimmed_one()
    {
        using var folder = new UserFolder();
        var domain = folder.Create(
            "Domain",
            Domain,
            Signed + "<IsAotCompatible>true</IsAotCompatible>",
            ("PersistentObjects", Packing.Version));
        await CommandLine.Run(domain, "dotnet", "pack", "-v", "q", "-o", folder.Packages, $"-p:PackageVersion={Packing.Version}", "-p:UpdatePersistentSchema=true");
        SchemaFile.ShouldBeUpToDate(domain).ShouldContain("Domain.Entity`1");

        var application = folder.Create(
            "Application",
            Application,
            Signed + "<OutputType>Exe</OutputType><PublishTrimmed>true</PublishTrimmed><TrimmerSingleWarn>false</TrimmerSingleWarn>",
            ("PersistentObjects", Packing.Version),
            ("Domain", Packing.Version));
        (await CommandLine.Run(application, "dotnet", "build", "-v", "m"))
            .ShouldContain("Application.csproj : warning PO2001: The project has persistent classes and no PersistentSchema.json");
        await SchemaFile.ShouldBeKept(application);
        var program = Path.Combine(application, "bin", "Debug", "net10.0", "Application.dll");
        (await CommandLine.Run(application, "dotnet", program)).ShouldBe("refused 4 Compare No x. Premium ann 1 1 True 0 0 1 True");
        (await CommandLine.Run(application, "dotnet", program)).ShouldBe("refused 4 Compare No x. Premium ann 2 1 True 0 0 1 True");

        await CommandLine.Run(application, "dotnet", "publish", "-v", "q", "--use-current-runtime", "-o", "trimmed", "-p:ContinuousIntegrationBuild=true");
        var trimmed = Path.Combine(application, "trimmed", "Application");
        (await CommandLine.Run(application, trimmed)).ShouldBe("refused 4 Compare No x. Premium ann 3 1 True 0 0 1 True");
    }
}
