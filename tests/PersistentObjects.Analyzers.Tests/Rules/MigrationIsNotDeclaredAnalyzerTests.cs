using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class MigrationIsNotDeclaredAnalyzerTests
{
    const string Id = "PO2013";

    const string Store = """
        [Persistent] public partial class Person { }
        public sealed partial class Shop : PersistentStore { public partial Extent<Person> People { get; } MIGRATIONS }
        """;

    [Test]
    public async Task A_migration_that_is_gone_is_reported_in_the_file() =>
        (await With("[Migration(\"2026-02\")] void M() { }").WithContract("""
            {
              "format": 1,
              "classes": { "Person": {} },
              "migrations": [
                [|"2026-01 names"|],
                "2026-02"
              ]
            }
            """).ShouldReport(Id))
            .ShouldBe("Migration '2026-01 names' of PersistentSchema.json is not declared any more: a store that has not run it would be opened without it");

    [Test]
    public Task A_migration_may_get_another_method() =>
        With("[Migration(\"2026\")] void Later(RetiredData retired) { }").After(With("[Migration(\"2026\")] void First() { }")).ShouldNotReport(Id);

    [Test]
    public Task A_migration_may_move_to_another_store() =>
        (With("") + "\npublic sealed partial class Mall : PersistentStore { [Migration(\"2026\")] void First() { } }")
            .After(With("[Migration(\"2026\")] void First() { }")).ShouldNotReport(Id);

    [Test]
    public Task A_new_migration_is_fine() => With("[Migration(\"2026\")] void First() { }").After(With("")).ShouldNotReport(Id);

    static string With(string migrations) => Store.Replace("MIGRATIONS", migrations);
}
