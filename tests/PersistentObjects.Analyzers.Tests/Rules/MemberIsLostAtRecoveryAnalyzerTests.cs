using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class MemberIsLostAtRecoveryAnalyzerTests
{
    const string Id = "PO0038";

    [TestCase("[NotPersistent] private readonly List<int> [|_cache|]; public Account() => _cache = [];", "after a restart it is null")]
    [TestCase("[NotPersistent] private readonly int [|_seed|]; public Account(int seed) { _seed = seed; }", "after a restart it is default(int)")]
    [TestCase("[NotPersistent] private object [|_lock|]; public Account() { lock (this) { _lock = new object(); } }", "null")]
    [TestCase("[NotPersistent] public string [|Name|] { get; } public Account(string name) => this.Name = name;", "null")]
    [TestCase("[NotPersistent] public string [|Name|] { get; private set; } public Account(string name) => Name = name;", "null")]
    [TestCase("[NotPersistent] private int? [|_a|]; public Account() => _a = 1; public Account(int a) { _a = a; }", "null")]
    public async Task What_only_a_constructor_assigns_is_reported(string members, string what) =>
        (await Source(members).ShouldReport(Id)).ShouldContain(what);

    [TestCase("[NotPersistent] private readonly List<int> _cache = [];")]
    [TestCase("[NotPersistent] private int _seed = 3; public Account(int seed) => _seed = seed;")]
    public Task What_an_initializer_gives_is_fine(string members) => Source(members).ShouldNotReport(Id);

    [TestCase("[NotPersistent] private List<int>? _cache; public Account() => _cache = []; public List<int> Cache => _cache ??= [];")]
    [TestCase("[NotPersistent] private int _count; public Account() => _count = 1; public void Add() => _count++;")]
    [TestCase("[NotPersistent] private int _count; public Account() => _count = 1; public void Add() => System.Threading.Interlocked.Increment(ref _count);")]
    [TestCase("[NotPersistent] private int _count; public Account() { Later = () => _count = 1; } [NotPersistent] public Action? Later { get; set; }")]
    public Task What_is_assigned_elsewhere_is_fine(string members) => Source(members).ShouldNotReport(Id);

    [TestCase("[NotPersistent] public int Count { get; set; } public Account() => Count = 1;")]
    [TestCase("[NotPersistent] internal int _count; public Account() => _count = 1;")]
    public Task What_others_can_set_is_fine(string members) => Source(members).ShouldNotReport(Id);

    [Test]
    public Task What_is_stored_is_fine() => Source("public partial int Count { get; private set; } public Account() => Count = 1;").ShouldNotReport(Id);

    [Test]
    public Task A_class_that_is_not_persistent_is_fine() =>
        "public class Account { readonly int _seed; public Account(int seed) => _seed = seed; public int Seed => _seed; }".ShouldNotReport(Id);

    static string Source(string members) => $$"""
        #pragma warning disable CS0169, CS0414, CS0649
        [Persistent] public partial class Account { {{members}} }
        """;
}
