using PersistentObjects.Evolution;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Evolution;

public class SchemaNamesTests
{
    static readonly SchemaNames Names = new(
    [
        new("Shop.Customer", null, "Shop.Client"),
        new("Shop.Customer", null, "Client"),
        new("Shop.Tier", null, "Shop.Level"),
        new("Shop.Outer", null, "Shop.Shell"),
        new("Shop.Outer+Part", null, "Shop.Outer+Piece"),
        new("Shop.Part", null, "Shop.Old+Part"),
        new("Shop.New+Box", null, "Shop.Box"),
        new("Shop.Money", "Amount", "Value"),
        new("Shop.Money", null, "Shop.Cash"),
        new("Shop.Pair", "First", "A"),
        new("Shop.Pair", "First", "One"),
    ]);

    [TestCase("ref Shop.Client?", "ref Shop.Customer?")]
    [TestCase("ref Client", "ref Shop.Customer")]
    [TestCase("ref Shop.Clients", "ref Shop.Clients")]
    [TestCase("enum Shop.Level : int32", "enum Shop.Tier : int32")]
    [TestCase("map<enum Shop.Level : int32, list<(ref Client, array<set<ref Client?>?>)>>", "map<enum Shop.Tier : int32, list<(ref Shop.Customer, array<set<ref Shop.Customer?>?>)>>")]
    [TestCase("plist<ref Client>", "plist<ref Shop.Customer>")]
    [TestCase("pset<ref Client>", "pset<ref Shop.Customer>")]
    [TestCase("pmap<int32, ref Client>", "pmap<int32, ref Shop.Customer>")]
    [TestCase("codec Shop.Level", "codec Shop.Tier")]
    [TestCase("codec Shop.Bag<(Client, int32?)?, Shop.Level[,][]>", "codec Shop.Bag<(Shop.Customer, int32?)?, Shop.Tier[,][]>")]
    [TestCase("struct Shop.Id<Shop.Pair<int32, Client?>>{Value: guid}", "struct Shop.Id<Shop.Pair<int32, Shop.Customer?>>{Value: guid}")]
    // A type inside of one that has another name now.
    [TestCase("struct Shop.Shell+Deep{Value: int32}", "struct Shop.Outer+Deep{Value: int32}")]
    [TestCase("struct Shop.Shell<Client>+Deep<int32>{Value: int32}", "struct Shop.Outer<Shop.Customer>+Deep<int32>{Value: int32}")]
    [TestCase("struct Shop.Outer<int32>+Piece{Value: int32}", "struct Shop.Outer<int32>+Part{Value: int32}")]
    [TestCase("enum Shop.Shell`1+Tier : int32", "enum Shop.Outer`1+Tier : int32")]
    [TestCase("enum Shop.Shell+Tier`12 : int32", "enum Shop.Outer+Tier`12 : int32")]
    // It has left another type, or gone into one.
    [TestCase("struct Shop.Old+Part<int32>{Value: int32}", "struct Shop.Part<int32>{Value: int32}")]
    [TestCase("struct Shop.Box<int32>{Value: int32}", "struct Shop.New+Box<int32>{Value: int32}")]
    [TestCase("struct Shop.Old<int32>+Part{Value: int32}", "struct Shop.Old<int32>+Part{Value: int32}")]
    // Members.
    [TestCase("record Shop.Cash{Value: decimal}?", "record Shop.Money{Amount: decimal}?")]
    [TestCase("record Shop.Money{Value: decimal, Next: record Shop.Money?}", "record Shop.Money{Amount: decimal, Next: record Shop.Money?}")]
    [TestCase("record Shop.Cash{Value: decimal, Next: record Shop.Cash?}", "record Shop.Money{Amount: decimal, Next: record Shop.Money?}")]
    [TestCase("record Shop.Money{Value: decimal, Amount: int32}", "record Shop.Money{Value: decimal, Amount: int32}")]
    [TestCase("struct Shop.Pair<int32, int32>{A: int32, B: int32}", "struct Shop.Pair<int32, int32>{First: int32, B: int32}")]
    [TestCase("struct Shop.Other{A: int32}", "struct Shop.Other{A: int32}")]
    public void Former_names_become_those_of_today(string stored, string today) => Names.Today(StoredType.Parse(stored)).Layout.ShouldBe(StoredType.Parse(today).Layout);

    [Test]
    public void Two_structures_do_not_get_one_name()
    {
        const string Stored = "record Shop.Cash{Next: record Shop.Money{Back: record Shop.Cash?}}";
        Names.Today(StoredType.Parse(Stored)).Layout.ShouldBe(StoredType.Parse(Stored).Layout);
    }

    [TestCase("Shop.Client", "Shop.Customer")]
    [TestCase("Shop.Entity<Client>", "Shop.Entity<Shop.Customer>")]
    [TestCase("Client<", "Client<")]
    [TestCase("Client>", "Client>")]
    [TestCase("", "")]
    [TestCase("Client<,>", "Shop.Customer<, >")]
    public void The_name_of_a_class_may_be_anything(string stored, string today) => Names.Today(stored).ShouldBe(today);

    [Test]
    public void A_name_that_nests_without_end_is_left_alone()
    {
        var name = new string('<', 100_000) + new string('>', 100_000);
        Names.Today(name).ShouldBe(name);
    }
}
