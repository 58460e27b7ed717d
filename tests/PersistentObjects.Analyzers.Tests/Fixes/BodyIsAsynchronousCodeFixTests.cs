using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class BodyIsAsynchronousCodeFixTests
{
    const string Id = "PO1001";

    [TestCase("bank.Write([|async|] () => bank.Rate = 1);", "bank.Write(() => bank.Rate = 1);")]
    [TestCase("bank.Write(static [|async|] () => { });", "bank.Write(static () => { });")]
    [TestCase("bank.Write([|async|] delegate { bank.Rate = 1; });", "bank.Write(delegate { bank.Rate = 1; });")]
    [TestCase("await bank.Write([|async|] () => { bank.Rate = 1; });", "await bank.WriteAsync(() => { bank.Rate = 1; });")]
    [TestCase("await bank.WriteAsync([|async|] () => { bank.Rate = 1; });", "await bank.WriteAsync(() => { bank.Rate = 1; });")]
    [TestCase(
        "bank.Write([|async|] () => { Func<Task> later = async () => await Task.Yield(); });",
        "bank.Write(() => { Func<Task> later = async () => await Task.Yield(); });")]
    [TestCase("bank.Read([|async|] () => bank.Rate);", "bank.Read(() => bank.Rate);")]
    public Task A_body_that_awaits_nothing_becomes_synchronous(string before, string after) =>
        Source(before).ShouldBeFixedTo(Source(after), Id, key: null, "CS1998");

    [Test]
    public Task Leading_awaits_move_before_the_transaction() =>
        Source("""
            // Get, then set.
                    await bank.Write([|async|] () =>
                    {
                        var rate = await Fetch();
                        decimal other = 1 + await Fetch();
                        bank.Rate = rate + other;
                        bank.Rate++;
                    });
            """).ShouldBeFixedTo(
            Source("""
                // Get, then set.
                        var rate = await Fetch();
                        decimal other = 1 + await Fetch();
                        await bank.WriteAsync(() =>
                        {
                            bank.Rate = rate + other;
                            bank.Rate++;
                        });
                """),
            Id);

    [Test]
    public Task An_awaited_value_is_computed_before_the_transaction() =>
        Source("bank.Write([|async|] () => bank.Rate = await Fetch());").ShouldBeFixedTo(
            Source("""
                var value = await Fetch();
                        bank.Write(() => bank.Rate = value);
                """),
            Id,
            key: null,
            "CS1998");

    [TestCase("bank.Write([|async|] () => { bank.Rate = 1; await Task.Yield(); });")]
    [TestCase("bank.Write([|async|] () => { await Task.Yield(); bank.Rate = 1; });")]
    [TestCase("bank.Write([|async|] () => { var rate = await Fetch(); bank.Rate = rate; }); { var rate = 1; bank.Rate = rate; }")]
    [TestCase("bank.Write(1, [|async|] n => bank.Rate = await Fetch());")]
    [TestCase("void Local() => bank.Write([|async|] () => bank.Rate = await Fetch()); Local();")]
    [TestCase("void Local() { bank.Write([|async|] () => bank.Rate = await Fetch()); } Local();")]
    [TestCase("var task = bank.Write([|async|] () => { bank.Rate = 1; }); await task;")]
    [TestCase("await bank.Read([|async|] () => { bank.Rate = 1; });")]
    [TestCase("bank.Write([|Later|]);")]
    public Task What_is_not_mechanical_is_left_to_the_user(string statement) => Source(statement).ShouldOffer(Id);

    static string Source(string statements) => $$"""
        using System.Threading.Tasks;

        public partial class Bank : PersistentStore { [NotPersistent] public decimal Rate { get; set; } }

        public static class Program
        {
            public static async Task Run(Bank bank)
            {
                {{statements}}
            }

            static async Task<decimal> Fetch() { await Task.Yield(); return 1; }
            static async Task Later() => await Task.Yield();
        }
        """;
}
