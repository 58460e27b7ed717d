using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Generator.Tests.Contract;

/// <summary>The file is merged by people, so whatever may have become of it is read or refused with its line.</summary>
sealed class ContractReaderTests
{
    const string Sound = """
        {
          "format": 1,
          "classes": {
            "Person": {
              "base": "Entity",
              "properties": {
                "Name": { "type": "string", "formerly": ["Nick"] },
                "Age": "int32"
              },
              "indexes": { "ByName": { "keys": ["Name", "Age"], "unique": true } }
            }
          },
          "enums": { "Color": { "type": "int64", "members": { "Red": -9223372036854775808, "Blue": 2 } } },
          "retired": ["Old\u0041"]
        }
        """;

    [Test]
    public void A_sound_text_is_read_whatever_its_order_and_layout()
    {
        foreach (var text in (string[])[Sound, "\uFEFF" + Sound.ReplaceLineEndings("\r\n"), Sound.Replace("\n", "")])
        {
            var contract = ContractReader.Read(text).Contract.ShouldNotBeNull();
            var person = contract.Classes.ShouldHaveSingleItem();
            person.Properties.Select(property => property.Name).ShouldBe(["Age", "Name"]);
            person.Indexes.ShouldHaveSingleItem().Keys.ShouldBe(["Name", "Age"]);
            contract.Enums.ShouldHaveSingleItem().Members.ShouldBe([new("Blue", "2"), new("Red", "-9223372036854775808")]);
            contract.Retired.ShouldBe(["OldA"]);
            ContractReader.Read(ContractWriter.Write(contract)).ShouldBe(new ParsedContract(contract, null));
        }
    }

    [TestCase("", 1, "the file ends where a value is expected")]
    [TestCase("[]", 1, "an object in braces is expected here")]
    [TestCase("{}", 1, "'format' is missing")]
    [TestCase("{ \"format\": 2 }", 1, "the format is '2' instead of '1', so a newer version of the package has written it")]
    [TestCase("{ \"format\": 1 } x", 1, "'x' stands where nothing more is expected")]
    [TestCase("{\n\"format\": 1\n\"classes\": {} }", 3, "'\"' stands where ',' or '}' is expected")]
    [TestCase("{\n\"format\": 1,\n}", 3, "'}' stands where a name in quotation marks is expected")]
    [TestCase("{\n<<<<<<< HEAD\n", 2, "a conflict of a merge was left unresolved")]
    [TestCase("{ \"format\": 1,\n=======\n", 2, "a conflict of a merge was left unresolved")]
    [TestCase("{ \"format\": 1,\n\"format\": 1 }", 2, "'format' is there twice")]
    [TestCase("{ \"format\": 1,\n\"clases\": {} }", 2, "'clases' has no meaning here")]
    [TestCase("{ \"format\": 1, \"classes\": [] }", 1, "'classes' is an object in braces")]
    [TestCase("{ \"format\": 1, \"retired\": {} }", 1, "'retired' is a list in brackets")]
    [TestCase("{ \"format\": 1, \"retired\": [1] }", 1, "a text in quotation marks is expected here")]
    [TestCase("{ \"format\": 1, \"retired\": [\"a", 1, "the file ends where the end of a text in quotation marks is expected")]
    [TestCase("{ \"format\": 1, \"retired\": [\"\\x", 1, "'x' stands where an escaped character is expected")]
    [TestCase("{ \"format\": 1, \"retired\": [\"\\u12", 1, "'u' stands where an escaped character is expected")]
    [TestCase("{ \"format\": 1, \"retired\": [\"%2", 1, "'%' stands where an escaped character is expected")]
    [TestCase("{ \"format\": 1, \"retired\": [\"%uD83", 1, "'u' stands where an escaped character is expected")]
    [TestCase("{ \"format\": 1, \"enums\": { \"E\": {\n\"type\": \"int32\", \"members\": { \"A\": 1.5 } } } }", 2, "a whole number is expected here")]
    [TestCase("{ \"format\": 1, \"enums\": { \"E\": {} } }", 1, "'type' is missing")]
    [TestCase("{ \"format\": 1, \"classes\": {\n \"C\": { \"abstract\": 1 } } }", 2, "'abstract' is true or false")]
    [TestCase("{ \"format\": [[[[[[[[[[[[[[[[[[", 1, "values are nested too deep")]
    public void Anything_else_is_refused_with_its_line(string text, int line, string problem) =>
        ContractReader.Read(text).ShouldBe(new ParsedContract(null, new ContractError(line, problem)));

    /// <summary>The compiler would not survive it.</summary>
    [TestCase("[")]
    [TestCase("{ \"a\": ")]
    public void Nothing_nests_too_deep_for_the_stack(string beginning) =>
        ContractReader.Read(string.Concat(Enumerable.Repeat(beginning, 100_000)))
            .ShouldBe(new ParsedContract(null, new ContractError(1, "values are nested too deep")));

    [Test]
    public void No_part_of_a_sound_text_is_a_contract()
    {
        for (var length = 0; length < Sound.TrimEnd().Length; length++)
        {
            var parsed = ContractReader.Read(Sound[..length]);
            parsed.Contract.ShouldBeNull();
            parsed.Error.ShouldNotBeNull().Problem.ShouldNotBeEmpty();
        }
    }
}
