using PersistentObjects.Generator.Tests.Compiling;
using PersistentObjects.Shapes.Tests.Compiled;
using PersistentObjects.Shapes.Tests.Pictures;
using PersistentObjects.Testing;

namespace PersistentObjects.Shapes.Tests.Documentation;

/// <summary>README's tables of what can be persistent and what is refused say what is so.</summary>
sealed class ReadmeTests
{
    const string Usings = """
        using System.Buffers;
        using System.Collections.Frozen;
        using System.Collections.Immutable;
        using System.Numerics;
        using System.Text;

        """;

    static IEnumerable<TestCaseData> Refused =>
        ReadmeTable.Refused.Select(row => new TestCaseData(row.Type, row.Sentence).SetArgDisplayNames(row.Type));

    [Test]
    public void Every_type_that_the_table_names_is_stored()
    {
        ReadmeTable.Storable.Order().ShouldBe(ReadmeTypes.Values.Keys.Order(), "each type of the table has a value, and nothing else");
        var program = CompiledProgram.Load("Documented", Source());
        var holder = new CompiledClass(program.Type("Documented.Holder"));
        var account = new CompiledClass(program.Type("Documented.Account"));
        var options = new StoreOptions { Storage = new SimulatedDisk(), SegmentSizeBytes = 64 << 10 };
        var open = program.Type("Documented.Store").GetMethod("Open", [typeof(StoreOptions)])!.CreateDelegate<Func<StoreOptions, PersistentStore>>();
        var make = program.Type("Documented.Holder").GetMethod("Make")!.CreateDelegate<Func<PersistentObject, PersistentObject>>();

        using (var store = open(options)) store.Add(make(store.Add(account.New())));
        using var again = open(options);
        var found = holder.In(again).ShouldHaveSingleItem();
        var expected = make(account.In(again).ShouldHaveSingleItem());
        foreach (var (i, type) in ReadmeTable.Storable.Index())
        {
            var value = holder.Get($"P{i}", found);
            ValuePicture.Of(value).ShouldBe(ValuePicture.Of(holder.Get($"P{i}", expected)), type);
            holder.Encode($"P{i}", found).ShouldBe(holder.Encode($"P{i}", expected), type);
        }
    }

    [TestCaseSource(nameof(Refused))]
    public void Every_type_that_the_table_refuses_is_refused_with_its_sentence(string type, string sentence)
    {
        var run = UserProject.With($$"""
            {{Usings}}
            namespace Documented;
            {{ReadmeTypes.Declarations.Replace("[MemoryPack.MemoryPackable]", "", StringComparison.Ordinal)}}
            [Persistent] public partial class Holder { public partial {{type}} Value { get; set; } = default!; }
            """).Run();
        var message = run.ShouldReport("PO0011").GetMessage(null);
        message.ShouldContain($"its type '{type}' {sentence}");
    }

    [Test]
    public void The_tables_are_not_empty()
    {
        ReadmeTable.Storable.Count.ShouldBeGreaterThan(50);
        ReadmeTable.Refused.Count.ShouldBeGreaterThan(8);
    }

    static string Source()
    {
        var types = ReadmeTable.Storable;
        return $$"""
            {{Usings}}
            namespace Documented
            {
                {{ReadmeTypes.Declarations}}
                [Persistent] public sealed partial class Holder
                {
                    {{string.Join('\n', types.Select((type, i) => $"public required partial {type} P{i} {{ get; init; }}"))}}
                    public static PersistentObject Make(PersistentObject target)
                    {
                        var account = (Account)target;
                        return new Holder { {{string.Join(", ", types.Select((type, i) => $"P{i} = {ReadmeTypes.Values[type]}"))}} };
                    }
                }
                public sealed partial class Store : PersistentStore
                {
                    public partial Extent<Holder> Holders { get; }
                    public partial Extent<Account> Accounts { get; }
                }
            }
            {{MemoryPackStandIn.Source}}
            """;
    }
}
