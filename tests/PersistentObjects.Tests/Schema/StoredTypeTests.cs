using System.Text;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Schema;

/// <summary>The names of types in the log: FORMAT.md, "Names of types".</summary>
public class StoredTypeTests
{
    [Test]
    public void A_name_is_read_as_a_tree()
    {
        var type = StoredType.Parse("map<enum Shop.Tier : uint8, (int32?, array<ref Shop.Customer?>)>?").ShouldBeOfType<StoredType.Nullable>();
        var map = type.Inner.ShouldBeOfType<StoredType.Map>();
        map.Key.ShouldBe(new StoredType.Enumeration(new("Shop.Tier"), "uint8"));
        var tuple = map.Value.ShouldBeOfType<StoredType.Tuple>();
        tuple.Elements[0].ShouldBe(new StoredType.Nullable(new StoredType.Scalar("int32")));
        tuple.Elements[1].ShouldBe(new StoredType.Array(new StoredType.Nullable(new StoredType.Reference(new("Shop.Customer")))));
    }

    [Test]
    public void A_recursive_record_mentions_itself()
    {
        var type = StoredType.Parse("record Shop.Node{Value: struct Shop.Pair<int32, Shop.Node?>{A: int32, B: record Shop.Node?}, Children: list<record Shop.Node>}");
        var node = type.ShouldBeOfType<StoredType.Structure>();
        (node.IsRecord, node.Name.Text).ShouldBe((true, "Shop.Node"));
        var pair = node.Members[0].Type.ShouldBeOfType<StoredType.Structure>();
        (pair.IsRecord, pair.Name.Text).ShouldBe((false, "Shop.Pair<int32, Shop.Node?>"));
        pair.Members[1].ShouldBe(new StoredMember("B", new StoredType.Nullable(new StoredType.Mention(true, node.Name))));
        node.Members[1].Type.ShouldBe(new StoredType.List(new StoredType.Mention(true, node.Name)));
    }

    [TestCase("int32")]
    [TestCase("bytes?")]
    [TestCase("(string)")]
    [TestCase("struct Empty{}")]
    [TestCase("struct Grüße.Größe{Länge: int32, 値: string?}")]
    [TestCase("enum Shop.Outer<int32>+Tier : int32")]
    [TestCase("enum Shop.Outer`1+Tier : int64?")]
    [TestCase("codec Shop.Box<(int32, string?)?, Shop.Bag<uint8[]>[,,][]?>?")]
    [TestCase("memorypack Shop.Message")]
    [TestCase("set<record A<string>+B<int32>{X: uri?}?>?")]
    public void Names_of_every_form_are_read(string name) => StoredType.Parse(name).ShouldNotBeNull();

    [TestCase("")]
    [TestCase(" int32")]
    [TestCase("int32 ")]
    [TestCase("int33")]
    [TestCase("Int32")]
    [TestCase("int32??")]
    [TestCase("array")]
    [TestCase("array<>")]
    [TestCase("array<int32")]
    [TestCase("array<int32>>")]
    [TestCase("array<int32, int32>")]
    [TestCase("map<int32>")]
    [TestCase("map<int32,int32>")]
    [TestCase("map<int32, int32, int32>")]
    [TestCase("()")]
    [TestCase("(int32,string)")]
    [TestCase("(int32, )")]
    [TestCase("ref")]
    [TestCase("ref ")]
    [TestCase("ref  A")]
    [TestCase("ref A B")]
    [TestCase("enum A")]
    [TestCase("enum A : float32")]
    [TestCase("enum A : char")]
    [TestCase("struct A")]
    [TestCase("record A?")]
    [TestCase("record A{B: record C}")]
    [TestCase("record A{B: struct A}")]
    [TestCase("(record A{X: int32}, record A)")]
    [TestCase("record A{B}")]
    [TestCase("record A{B:int32}")]
    [TestCase("record A{B: int32,C: int32}")]
    [TestCase("record A{B: int32, B: int32}")]
    [TestCase("record A{B: int32, }")]
    [TestCase("record A<>{}")]
    [TestCase("record A<int32{}")]
    [TestCase("record A<int32??>{}")]
    [TestCase("codec A[")]
    [TestCase("codec A[1]")]
    [TestCase("codec A\u0001")]
    [TestCase("codec A;B")]
    public void Anything_else_is_refused(string name)
        => Should.Throw<RecordFormatException>(() => StoredType.Parse(name)).Message.ShouldContain($"the type '{name}', which has at character ");

    [Test]
    public void Nesting_has_a_limit_that_no_stack_notices()
    {
        var sixty = Enumerable.Range(0, 60);
        StoredType.Parse($"{string.Concat(sixty.Select(_ => "list<"))}int32{new string('>', 60)}").ShouldBeOfType<StoredType.List>();
        foreach (var opening in new[] { "list<", "(", "record A{A: ", "map<int32, ", "codec A<A<", "codec A<(" })
        {
            var deep = new StringBuilder();
            for (var i = 0; i < 100_000; i++) deep.Append(i > 0 && opening.StartsWith("codec", StringComparison.Ordinal) ? opening[6..] : opening);
            Should.Throw<RecordFormatException>(() => StoredType.Parse(deep.ToString()), opening);
        }
    }

    [Test]
    public void Changed_names_are_read_or_refused()
    {
        const string Name = "map<enum Shop.Tier : uint8, (int32?, array<ref Shop.Customer?>, record R<int32, A[]?>{X: record R<int32, A[]?>?, Y: codec C})>?";
        const string Characters = "?,<>(){}[]: :aZ0.+`\0\ud800";
        var random = new Random(20_612);
        for (var round = 0; round < 20_000; round++)
        {
            var name = new StringBuilder(Name);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var at = random.Next(name.Length);
                if (random.Next(2) == 0) name.Remove(at, Math.Min(random.Next(4), name.Length - at));
                else name.Insert(at, Characters[random.Next(Characters.Length)]);
            }
            try
            {
                StoredType.Parse(name.ToString()).Layout.ShouldNotBeEmpty();
            }
            catch (RecordFormatException)
            {
            }
        }
    }
}
