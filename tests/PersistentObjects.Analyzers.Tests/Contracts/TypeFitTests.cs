using System.Text.RegularExpressions;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Evolution;
using PersistentObjects.Schema;

namespace PersistentObjects.Analyzers.Tests.Contracts;

/// <summary>
/// What the compiler says of a changed type is what a store does with it when it is opened: the rules of types that are made of
/// others are written down twice, for names and for bytes, since an analyzer can't reference the runtime.
/// </summary>
sealed partial class TypeFitTests
{
    static readonly string[] Scalars =
    [
        "bool", "char", "rune", "guid", "decimal", "bigint", "bytes", "datetime", "datetimeoffset", "date", "time", "timespan",
        "int8", "int16", "int32", "int64", "int128", "uint8", "uint16", "uint32", "uint64", "uint128", "float16", "float32", "float64",
        "string", "uri", "version", "blob",
    ];

    static readonly string[] Composed =
    [
        "enum Color : int32", "enum Color : int64", "enum Tone : int32", "ref A", "ref B", "codec X", "codec Y", "memorypack X",
        "(int32, int32)", "(int32, int64?)", "(int32, int32, int32)",
        "struct P{X: int32}", "record P{X: int32}", "struct Q{X: int32}", "struct G<int32>{X: int32}", "struct G<int64>{X: int32}",
        "array<int32>", "array<int64?>", "list<int32>", "list<string?>", "list<string>", "set<int32>", "set<string>", "map<int32, int32>", "map<int32, string?>",
        "list<list<int32>?>", "list<array<int64>>",
    ];

    static readonly string[] Changing = ["plist<int32>", "plist<string>", "pset<int32>", "pset<string>", "pmap<int32, int64>", "pmap<int32, string?>"];

    [Test]
    public void The_compiler_judges_as_recovery_does([Values] bool ignoresNames)
    {
        string[] all = [.. Scalars, .. Composed, .. Composed.Concat(Scalars).Select(type => type + "?"), .. Changing];
        var fit = new TypeFit(new ContractGraph([]), ignoresNames);

        var differences =
            from stored in all
            from declared in all
            let said = fit.Of(Contract(stored), Contract(declared))
            let done = Recovery(stored, declared, ignoresNames)
            where said != done && !(said == Fit.Automatic && done == Fit.WithoutNull && IsRefusedForAnotherReason(stored, declared))
            select $"{stored} -> {declared}: {said}, and not {done}";

        differences.ShouldBeEmpty();
    }

    [Test]
    public void A_reference_becomes_one_to_a_base_class_and_to_no_other() =>
        new TypeFit(new ContractGraph([new("A", "B", false, default, default, default, default)]))
            .ShouldSatisfyAllConditions(
                fit => fit.Of(Contract("ref A"), Contract("ref B")).ShouldBe(Fit.Automatic),
                fit => fit.Of(Contract("ref B"), Contract("ref A")).ShouldBe(Fit.None));

    [TestCase("")]
    [TestCase("list<")]
    [TestCase("list<int32")]
    [TestCase("int32 ")]
    [TestCase("enum Color")]
    [TestCase("(int32")]
    public void What_is_no_type_is_none(string text) => ContractTypeParser.Parse(text).ShouldBeNull();

    [Test]
    public void A_type_that_nests_too_deeply_is_none() =>
        ContractTypeParser.Parse(string.Concat(Enumerable.Repeat("list<", 100_000))).ShouldBeNull();

    // The contract lists members elsewhere.
    static ContractType Contract(string type) => ContractTypeParser.Parse(Members().Replace(type, "")).ShouldNotBeNull(type);

    // References are allowed there, and each one looked at.
    static Fit Recovery(string stored, string declared, bool ignoresNames) =>
        Transcoder.TryCreate(StoredType.Parse(stored), StoredType.Parse(declared), ignoresNames) is { ChangesReferences: false } transcoder
            ? transcoder.MayRefuse ? Fit.WithoutNull : Fit.Automatic
            : Fit.None;

    // Sets that depend on a comparer, keys that become the same, and a record that is null against its declaration.
    static bool IsRefusedForAnotherReason(string stored, string declared) =>
        stored.StartsWith("set<", StringComparison.Ordinal)
        || stored.StartsWith("map<", StringComparison.Ordinal)
        || (stored.StartsWith("record ", StringComparison.Ordinal) && declared.StartsWith("struct ", StringComparison.Ordinal));

    [GeneratedRegex(@"\{.*\}")]
    private static partial Regex Members();
}
