using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class InitializerIsNotDeterministicAnalyzerTests
{
    const string Id = "PO0036";

    [TestCase("public partial DateTime Opened { get; set; } = [|DateTime.UtcNow|];", "asks the clock ('DateTime.UtcNow')")]
    [TestCase("public partial DateOnly Day { get; private set; } = [|DateOnly.FromDateTime(DateTime.Now)|];", "asks the clock")]
    [TestCase("public partial DateTimeOffset Opened { get; init; } = [|TimeProvider.System.GetUtcNow()|];", "asks the clock")]
    [TestCase("public partial Guid Key { get; set; } = [|Guid.NewGuid()|];", "depends on chance")]
    [TestCase("public partial string Key { get; set; } = [|\"K\" + Guid.CreateVersion7()|];", "depends on chance")]
    [TestCase("public partial int Number { get; set; } = [|Random.Shared.Next(10)|];", "depends on chance")]
    [TestCase("public partial int Number { get; set; } = [|new Random(3).Next()|];", "depends on chance")]
    [TestCase("public partial string Machine { get; set; } = [|Environment.MachineName|];", "depends on the environment")]
    public async Task An_initializer_that_gives_another_value_each_time_is_reported(string property, string reason)
    {
        var message = await Source(property).ShouldReport(Id);
        message.ShouldContain(reason);
        message.ShouldEndWith("set the property in a constructor");
    }

    [TestCase("public partial DateTime Opened { get; set; } = DateTime.UnixEpoch;")]
    [TestCase("public partial Guid Key { get; set; } = Guid.Empty;")]
    [TestCase("public partial Guid Key { get; set; } = new(\"5f3c1b1e-7f0f-4a59-9c46-0d8f52c63b6e\");")]
    [TestCase("public partial string Name { get; set; } = string.Concat(\"a\", nameof(Account));")]
    public Task A_value_that_is_always_the_same_is_fine(string property) => Source(property).ShouldNotReport(Id);

    [Test]
    public Task What_a_constructor_sets_is_fine() =>
        Source("public partial Guid Key { get; set; } public Account() => Key = Guid.NewGuid();").ShouldNotReport(Id);

    [Test]
    public Task What_is_not_stored_is_fine() =>
        Source("[NotPersistent] public DateTime Loaded { get; } = DateTime.UtcNow; [NotPersistent] internal Guid _key = Guid.NewGuid();").ShouldNotReport(Id);

    [Test]
    public Task A_class_that_is_not_persistent_is_fine() =>
        "public class Account { public Guid Key { get; set; } = Guid.NewGuid(); }".ShouldNotReport(Id);

    static string Source(string property) => $$"""[Persistent] public partial class Account { {{property}} }""";
}
