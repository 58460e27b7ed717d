using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class EvolutionRulesTests
{
    [TestCase("[[|FormerlyNamed(\"Old name\")|]] public partial int Age { get; set; }", "'Old name' is no name of a property")]
    [TestCase("[[|FormerlyNamed(\"\")|]] public partial int Age { get; set; }", "'' is no name of a property")]
    [TestCase("[[|FormerlyNamed(\"Years\")|]] public int Age => 1;", "it is not persistent")]
    [TestCase("[[|FormerlyNamed(\"Years\")|]] public static int Age => 1;", "static members are not stored")]
    [TestCase("[[|FormerlyNamed(\"Years\")|], InverseOf(nameof(Friend))] public partial InverseSet<Person> Friends { get; } public partial Person? Friend { get; set; }", "it is not persistent")]
    [TestCase("public void Grow([[|FormerlyNamed(\"years\")|]] int age) { }", "a parameter is stored only when it is a property of a positional record")]
    public void A_former_name_of_a_member_is_one_of_a_stored_member(string member, string reason) =>
        Person(member).ShouldBeRefused("PO0060").ShouldContain(reason);

    [TestCase("[[|FormerlyNamed(\"Shop..Old\")|]] public enum Color { Red }")]
    [TestCase("[[|FormerlyNamed(\"Pair<int>\")|]] public readonly record struct Pair<T>(T A);")]
    [TestCase("public enum Color { [[|FormerlyNamed(\"Pink\")|]] Red }")]
    [TestCase("public record Money(int Amount) { [[|FormerlyNamed(\"Zero\")|]] public static readonly Money None = new(0); }")]
    [TestCase("public class Plain([[|FormerlyNamed(\"age\")|]] int Age) { public int Age { get; } = Age; }")]
    public void A_former_name_of_a_value_type_or_of_a_part_of_it_can_have_been_one(string declaration) =>
        declaration.ShouldBeRefused("PO0060");

    [TestCase("[[|FormerlyNamed(\"Age\")|]] public partial int Age { get; set; }", "'Age' is its name today")]
    [TestCase("public partial int Years { get; set; } [[|FormerlyNamed(\"Years\")|]] public partial int Age { get; set; }", "'Years' is another member today")]
    [TestCase("[FormerlyNamed(\"Years\")] public partial int Old { get; set; } [[|FormerlyNamed(\"Years\")|]] public partial int Age { get; set; }", "'Years' is a former name of 'Old', too")]
    public void A_former_name_of_a_property_belongs_to_it_alone(string member, string reason) =>
        Person(member).ShouldBeRefused("PO0061").ShouldContain(reason);

    [TestCase("public record Money([[|FormerlyNamed(\"Cents\")|]] int Amount, int Cents);", "'Cents' is another member today")]
    [TestCase("[Persistent, [|FormerlyNamed(\"Shop.Client\")|]] public partial class Customer; [Persistent] public partial class Client;", "'Shop.Client' is the name of another persistent class today")]
    [TestCase("[Persistent, [|FormerlyNamed(\"Client\")|]] public partial class Customer; [Persistent] public partial class Client;", "'Client' is the name of another persistent class today")]
    [TestCase("public partial class Order { [Persistent, [|FormerlyNamed(\"Line\")|]] public partial class Line; }", "'Line' is its name today")]
    public void A_former_name_of_a_type_belongs_to_it_alone(string declarations, string reason) =>
        $"namespace Shop {{ {declarations} }}".ShouldBeRefused("PO0061").ShouldContain(reason);

    [TestCase("string", "\"No\"", "static string No(int old, int more) => \"\";", "'Person' has no static method 'No' with one parameter")]
    [TestCase("string", "nameof(From)", "string From(int old) => \"\";", "'Person' has no static method 'From' with one parameter")]
    [TestCase("string", "nameof(From)", "static string From(ref int old) => \"\";", "'Person' has no static method 'From' with one parameter")]
    [TestCase("string", "nameof(From)", "static string From<T>(T old) => \"\";", "'Person' has no static method 'From' with one parameter")]
    [TestCase("int", "nameof(From)", "static long From(string old) => 1;", "'Person.From(string)' returns 'long', which is no 'int'")]
    [TestCase("string", "nameof(From)", "static string? From(int old) => null;", "'Person.From(int)' may return null")]
    [TestCase("string", "nameof(From)", "static string From(object old) => \"\";", "no 'object' can have been stored")]
    [TestCase("string", "nameof(From)", "static string From(Hidden old) => \"\"; enum Hidden { One }", "so generated code can't name it")]
    [TestCase("string", "nameof(From)", "static string From(string old) => \"\";", "takes values of the property's own type")]
    public void A_conversion_leads_from_what_was_stored_to_the_property(string type, string name, string method, string reason) =>
        Person($"[[|ConvertFrom({name})|]] public required partial {type} Value {{ get; set; }} {method}").ShouldBeRefused("PO0062").ShouldContain(reason);

    [TestCase("[[|ConvertFrom(nameof(From))|]] public string Value => \"\";", "the property is not persistent")]
    [TestCase("[[|ConvertFrom(nameof(From))|]] public partial PersistentList<string> Value { get; }", "a persistent collection has the elements that were stored")]
    public void Only_a_property_with_a_value_of_its_own_can_be_converted(string property, string reason) =>
        Person(property + " static string From(int old) => old.ToString();").ShouldBeRefused("PO0062").ShouldContain(reason);

    [Test]
    public void Each_old_type_is_converted_by_one_method()
    {
        var run = UserProject.With(Person("""
            [ConvertFrom(nameof(From)), ConvertFrom(nameof(Of))] public required partial string Value { get; set; }
            static string From(int old) => "";
            static string Of(int old) => "";
            """)).Run();
        run.Diagnostics.ShouldAllBe(problem => problem.Id == "PO0062" && problem.GetMessage(null).Contains("two methods convert values of type 'int'"));
        run.Diagnostics.Length.ShouldBe(2);
        run.CompilerDiagnostics.ShouldBeEmpty();
    }

    [TestCase("[Persistent, [|Retired(\"Fax\")|]] public partial class Person { public partial string? Fax { get; set; } }", "'Fax' is declared")]
    [TestCase("[Persistent, [|Retired(\"Fax\")|]] public partial class Person { [FormerlyNamed(\"Fax\")] public partial string? Mail { get; set; } }", "'Fax' is a former name of 'Mail'")]
    [TestCase("[Persistent, [|Retired(\"Shop.Fax\")|]] public partial class Person;", "'Shop.Fax' is no name of a property")]
    [TestCase("[[|Retired(\"Fax\")|]] public class Person;", "the class is not persistent")]
    [TestCase("[assembly: [|Retired(\"Shop.Fax Box\")|]]", "'Shop.Fax Box' is no full name of a class")]
    [TestCase("[assembly: Retired(\"Fax\"), [|Retired(\"Shop.Outer+Fax\")|]] namespace Shop { public partial class Outer { [Persistent] public partial class Fax; } }", "'Shop.Outer+Fax' is declared")]
    public void What_is_retired_is_not_declared(string source, string reason) =>
        source.ShouldBeRefused("PO0063").ShouldContain(reason);

    [TestCase("[[|Migration(\"1\")|]] static void Run() { }")]
    [TestCase("[[|Migration(\"1\")|]] void Run(int number) { }")]
    [TestCase("[[|Migration(\"1\")|]] void Run(ref RetiredData data) { }")]
    [TestCase("[[|Migration(\"1\")|]] void Run<T>() { }")]
    [TestCase("[[|Migration(\"1\")|]] int Run() => 1;")]
    [TestCase("[[|Migration(\"1\")|]] async void Run() => await System.Threading.Tasks.Task.Yield();")]
    public void A_migration_can_be_called(string method) =>
        $"public partial class Store : PersistentStore {{ {method} }}".ShouldBeRefused("PO0064")
            .ShouldContain("it is to be declared as 'void Run()' or 'void Run(RetiredData retired)'");

    [Test]
    public void A_migration_is_a_stores() =>
        Person("[[|Migration(\"1\")|]] void Run() { }").ShouldBeRefused("PO0064").ShouldContain("'Person' is no store");

    [TestCase("[[|Migration(\" \")|]] void Run() { }", "is empty")]
    [TestCase("[Migration(\"1\")] void Run() { } [[|Migration(\"1\")|]] void Walk() { }", "is '1', as that of another one")]
    public void A_migration_has_an_id_of_its_own(string methods, string reason) =>
        $"public partial class Store : PersistentStore {{ {methods} }}".ShouldBeRefused("PO0065").ShouldContain(reason);

    [TestCase("[[|SchemaVersion(0)|]] public partial class Store : PersistentStore;", "versions begin with 1")]
    [TestCase("[[|SchemaVersion(-1)|]] public partial class Store : PersistentStore;", "versions begin with 1")]
    [TestCase("[Persistent, [|SchemaVersion(1)|]] public partial class Store;", "the class is no store")]
    public void A_schema_version_is_a_positive_number_of_a_store(string store, string reason) =>
        store.ShouldBeRefused("PO0066").ShouldContain(reason);

    [Test]
    public void Two_parts_of_a_class_are_judged_once_each() =>
        """
        [Persistent] public partial class Person { public partial string? Fax { get; set; } public partial string? Mail { get; set; } }
        [Retired("Old")] public partial class Person;
        [[|Retired("Fax")|]] public partial class Person;
        """.ShouldBeRefused("PO0063");

    static string Person(string members) => $"[Persistent] public partial class Person {{ {members} }}";
}
