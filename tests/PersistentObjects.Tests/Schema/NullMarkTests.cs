using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Schema;

/// <summary>
/// A question mark may come and go where null has bytes of its own, at any depth of a type, and nowhere else.
/// </summary>
public class NullMarkTests
{
    [TestCase("string", "string?")]
    [TestCase("uri", "uri?")]
    [TestCase("version", "version?")]
    [TestCase("ref Shop.Customer", "ref Shop.Customer?")]
    [TestCase("list<int32>", "list<int32>?")]
    [TestCase("set<string>", "set<string?>?")]
    [TestCase("map<string, list<uri>>", "map<string, list<uri?>?>?")]
    [TestCase("array<string>", "array<string?>")]
    [TestCase("array<string>?", "array<string?>?")]
    [TestCase("(int32?, string)", "(int32?, string?)")]
    [TestCase("codec Shop.Color", "codec Shop.Color?")]
    [TestCase("memorypack Shop.Message", "memorypack Shop.Message?")]
    [TestCase("record A{X: string, Y: int32}", "record A{X: string?, Y: int32}?")]
    [TestCase("struct A{X: string}", "struct A{X: string?}")]
    [TestCase("record A{X: record A}", "record A{X: record A?}")]
    [TestCase("struct Pair<string>{X: string}", "struct Pair<string?>{X: string?}")]
    [TestCase("struct Pair<Shop.Person, int32[]>{X: record Shop.Person{}, Y: codec N}", "struct Pair<Shop.Person?, int32[]?>{X: record Shop.Person{}?, Y: codec N?}")]
    [TestCase("record A<B<C>>{X: record A<B<C>>}", "record A<B<C?>?>{X: record A<B<C?>?>?}?")]
    [TestCase("codec Shop.Box<string>", "codec Shop.Box<string?>")]
    public void It_changes_nothing(string first, string second) => Layout(first).ShouldBe(Layout(second));

    [TestCase("int32", "int32?")]
    [TestCase("bytes", "bytes?")]
    [TestCase("array<string>", "array<string>?")]
    [TestCase("list<int32>", "list<int32?>")]
    [TestCase("(string)", "(string)?")]
    [TestCase("struct A{X: string}", "struct A{X: string}?")]
    [TestCase("struct A{X: int32}", "struct A{X: int32?}")]
    [TestCase("enum A : int32", "enum A : int32?")]
    [TestCase("enum A : int32", "enum A : int64")]
    [TestCase("list<string>", "set<string>")]
    [TestCase("list<string>", "array<string>")]
    [TestCase("record A{X: string}", "struct A{X: string}")]
    [TestCase("record A{X: string}", "record B{X: string}")]
    [TestCase("record A{X: string}", "record A{Y: string}")]
    [TestCase("record A{X: string, Y: string}", "record A{Y: string, X: string}")]
    [TestCase("record A{X: string}", "record A{X: string, Y: string}")]
    [TestCase("codec A", "memorypack A")]
    [TestCase("codec A", "codec B")]
    [TestCase("codec Box<Shop.Point>", "codec Box<Shop.Point?>")]
    [TestCase("codec Box<(int32, string)>", "codec Box<(int32, string)?>")]
    [TestCase("struct Tag<int32>{}", "struct Tag<int32?>{}")]
    [TestCase("struct Tag<(int32, string)>{}", "struct Tag<(int32, string)?>{}")]
    public void It_changes_bytes(string first, string second) => Layout(first).ShouldNotBe(Layout(second));

    static string Layout(string type) => StoredType.Parse(type).Layout;
}
