using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ClassIsInNoStoreAnalyzerTests
{
    const string Id = "PO0037";
    const string Store = "public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }";

    [TestCase("[Persistent] public partial class [|Note|] { public partial Account? About { get; set; } }")]
    [TestCase("[Persistent] public abstract partial class Entity; [Persistent] public partial class [|Note|] : Entity;")]
    [TestCase("[Persistent] public partial class [|Note|] { public partial Note? Next { get; set; } }")]
    [TestCase("public class Cache { [Persistent] internal partial class Inner; }", "partial class Cache { [Persistent] internal partial class [|Inner|]; }")]
    public async Task A_class_that_no_store_reaches_is_reported(string classes, string? instead = null) =>
        (await Source((instead is null ? classes : "public " + instead) + Store).ShouldReport(Id)).ShouldContain("declare an extent of it");

    [TestCase("[Persistent] public partial class Savings : Account;")]
    [TestCase("[Persistent] public abstract partial class Middle : Account; [Persistent] public partial class Savings : Middle;")]
    public Task A_subclass_is_fine(string classes) => Source(classes + Store).ShouldNotReport(Id);

    [Test]
    public Task A_class_without_a_store_in_the_project_is_fine() => Source("[Persistent] public partial class Note;").ShouldNotReport(Id);

    [Test]
    public Task What_has_no_objects_is_fine() =>
        Source("[Persistent] public abstract partial class Note; [Persistent] public abstract partial class Of<T> { public partial T? Value { get; set; } }" + Store)
            .ShouldNotReport(Id);

    [Test]
    public Task What_properties_refer_to_is_fine() =>
        """
        using System.Collections.Immutable;
        public readonly record struct Line(Product Product, (Tax, int) Tax);
        [Persistent] public partial class Product;
        [Persistent] public partial class Tax;
        [Persistent] public partial class City { public partial City? Twin { get; set; } }
        [Persistent] public abstract partial class Entity { public partial City? At { get; set; } }
        [Persistent] public partial class Order : Entity { public partial ImmutableArray<Line> Lines { get; set; } = []; }
        public partial class Shop : PersistentStore { public partial Extent<Order> Orders { get; } }
        """.ShouldNotReport(Id);

    [Test]
    public Task One_store_of_several_is_enough() =>
        Source("[Persistent] public partial class Note; public partial class Notes : PersistentStore { public partial Extent<Note> All { get; } }" + Store).ShouldNotReport(Id);

    static string Source(string classes) => $"[Persistent] public partial class Account; {classes}";
}
