using PersistentObjects.Evolution;

namespace PersistentObjects.Tests.Evolution;

public class TypeNamesTests
{
    [TestCase("Shop.Colour", "Shop.Colour", true)]
    [TestCase("Shop.Colour", "Shop.Hue", false)]
    [TestCase("Shop.Id<int32>", "Shop.Id<int64>", true)]
    [TestCase("Shop.Id<int64>", "Shop.Id<int32>", false)]
    [TestCase("Shop.Id<int32, string?>", "Shop.Id<int32?, string>", true)]
    [TestCase("Shop.Id<int32, (int8, Shop.Customer[])>", "Shop.Id<int32, (int16, Shop.Customer[])>", true)]
    [TestCase("Shop.Id<Shop.Customer>", "Shop.Id<Shop.Order>", false)]
    [TestCase("Shop.Id<int32>", "Shop.Id<int32, int32>", false)]
    [TestCase("Shop.Outer<int32>+Inner", "Shop.Outer<int64>+Inner", true)]
    [TestCase("Shop.Outer<int32>+Inner", "Shop.Outer<int64>+Other", false)]
    public void Names_match_when_their_arguments_do(string stored, string declared, bool match) => TypeNames.Match(stored, declared).ShouldBe(match);

    /// <summary>Nothing keeps anybody from naming an enum so.</summary>
    [TestCase("int8", "int16")]
    [TestCase("int8<int32>", "int16<int32>")]
    public void A_type_is_no_number_whatever_it_is_called(string stored, string declared) => TypeNames.Match(stored, declared).ShouldBeFalse();
}
