using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class SubclassIsNotPersistentAnalyzerTests
{
    const string Id = "PO0035";

    [TestCase("public class [|Savings|] : Account;")]
    [TestCase("public partial class [|Savings|] : Account { public int Age => 3; }")]
    [TestCase("public abstract class [|Savings|] : Account;")]
    [TestCase("[Persistent] public partial class Savings : Account { internal class [|Special|] : Savings; }")]
    [TestCase("[Persistent] public abstract partial class Of<T> { public partial T? Value { get; set; } } public class [|Number|] : Of<int>;")]
    public async Task A_subclass_without_the_attribute_is_reported(string subclass) =>
        (await Source(subclass).ShouldReport(Id)).ShouldContain("and is not persistent itself, so no store takes objects of it: mark it [Persistent]");

    [Test]
    public Task A_subclass_with_the_attribute_is_fine() => Source("[Persistent] public partial class Savings : Account;").ShouldNotReport(Id);

    [Test]
    public Task A_class_that_has_one_is_fine() => Source("public class Savings(Account account) { public Account Account => account; }").ShouldNotReport(Id);

    [Test]
    public Task A_class_with_a_base_class_of_another_kind_is_fine() => Source("public class Entity; public class Savings : Entity;").ShouldNotReport(Id);

    [Test]
    public Task An_interface_is_fine() => Source("public interface IAccount; [Persistent] public partial class Savings : Account, IAccount;").ShouldNotReport(Id);

    static string Source(string subclass) => $$"""
        [Persistent] public partial class Account { public partial decimal Balance { get; set; } }
        {{subclass}}
        """;
}
