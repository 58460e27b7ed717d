using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class ContractIsNotReadableAnalyzerTests
{
    const string Id = "PO2014";

    const string Class = "[Persistent] public partial class Person { public partial int Age { get; set; } }";

    [Test]
    public async Task A_file_with_the_marks_of_a_merge_is_reported_and_nothing_compared_with_it() =>
        (await Class.WithContract("""
            {
              "format": 1,
              "classes": {
            [|<<<<<<< HEAD|]
                "Person": { "properties": { "Height": "int32" } }
              }
            }
            """).ShouldReport(Id)).ShouldStartWith("PersistentSchema.json can't be read, so that no declaration is compared with it: line 4: ");

    [Test]
    public async Task A_word_that_means_nothing_is_reported() =>
        (await Class.WithContract("""
            {
              "format": 1,
            [|  "clases": {}|]
            }
            """).ShouldReport(Id)).ShouldContain("line 3: ");

    [Test]
    public Task The_order_of_entries_does_not_matter() =>
        Class.WithContract("""
            { "classes": { "Person": { "properties": { "Age": "int32" } } },
              "format": 1 }
            """).ShouldNotReport(Id);

    [Test]
    public Task What_a_build_writes_can_be_read() =>
        Class.After(Class).ShouldNotReport(Id);

    [Test]
    public Task A_type_that_is_no_type_is_not_judged() =>
        Class.WithContract("""{ "format": 1, "classes": { "Person": { "properties": { "Age": "list<" } } } }""").ShouldNotReport(Id);
}
