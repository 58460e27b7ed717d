using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class MemberIsNotStoredAnalyzerTests
{
    const string Id = "PO0030";

    [TestCase("public string [|Note|] { get; set; } = \"\";", "Property 'Account.Note' is not stored", "make it partial")]
    [TestCase("public required int [|Age|] { get; init; }", "Property 'Account.Age'", "make it partial")]
    [TestCase("public string? [|Note|] { get; } = Environment.MachineName; public Account(string note) => Note = note;", "Property", "partial")]
    [TestCase("public int [|Age|] { get => field; set => field = value; }", "Property 'Account.Age'", "make it partial")]
    [TestCase("public List<string> [|Tags|] { get; } = [];", "Property 'Account.Tags'", "make it a partial property of a type that can be stored, or mark it [NotPersistent]")]
    [TestCase("private int [|_age|]; public int Age { get => _age; set => _age = value; }", "Field 'Account._age'", "make it a partial property")]
    [TestCase("public readonly int [|Age|]; public Account(int age) => Age = age;", "Field 'Account.Age'", "partial property")]
    [TestCase("public readonly int [|Age|] = 7; public Account(int age) => Age = age;", "Field 'Account.Age'", "partial property")]
    [TestCase("private readonly List<int> [|_ages|] = [1]; public int Age => _ages[0];", "Field 'Account._ages'", "[NotPersistent]")]
    [TestCase("public event EventHandler? [|Changed|]; public void Change() => Changed?.Invoke(this, EventArgs.Empty);", "Event", "mark it [NotPersistent]")]
    [TestCase("int IAged.[|Age|] { get; set; }", "Property 'Account.IAged.Age'", "mark it [NotPersistent]")]
    public async Task State_that_is_not_stored_is_reported(string member, string what, string remedy)
    {
        var message = await $$"""
            public interface IAged { int Age { get => 0; set { } } }
            [Persistent] public partial class Account : IAged
            {
                {{member}}
            }
            """.ShouldReport(Id);
        message.ShouldContain(what);
        message.ShouldContain(remedy);
    }

    [Test]
    public async Task A_partial_property_that_the_user_implements_is_reported() =>
        (await """
            [Persistent] public partial class Account
            {
                public partial int [|Age|] { get; set; }
                public partial int Age { get => field; set => field = value; }
            }
            """.ShouldReport(Id)).ShouldContain("remove the part that implements it");

    [Test]
    public Task Every_variable_of_a_field_is_reported() =>
        "[Persistent] public partial class Account { public int [|A|], [|B|]; }".ShouldReport(Id);

    [Test]
    public Task A_persistent_property_is_fine() =>
        "[Persistent] public partial class Account { public partial int Age { get; set; } = 1; }".ShouldNotReport(Id);

    [Test]
    public Task A_member_that_says_so_is_fine() =>
        """
        [Persistent] public partial class Account
        {
            [NotPersistent] private int _age;
            [NotPersistent] public string Note { get; set; } = "";
            [field: NotPersistent] public string Name { get; set; } = "";
            [NotPersistent] public event EventHandler? Changed;
            [field: NotPersistent] public event EventHandler? Added;
            [NotPersistent] public partial int Cached { get; set; }
            public partial int Cached { get => field; set => field = value; }
            public int Age { get => _age; set { _age = value; Changed?.Invoke(this, EventArgs.Empty); Added?.Invoke(this, EventArgs.Empty); } }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task A_computed_property_is_fine() =>
        """
        [Persistent] public partial class Account
        {
            public partial int Age { get; set; }
            public bool IsAdult => Age >= 18;
            public int Twice { get => 2 * Age; set => Age = value / 2; }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task An_event_without_a_field_is_fine() =>
        """
        [Persistent] public partial class Account { public event EventHandler Changed { add { } remove { } } }
        """.ShouldNotReport(Id);

    [Test]
    public Task What_belongs_to_the_class_and_not_to_an_object_is_fine() =>
        """
        [Persistent] public partial class Account
        {
            public const int Limit = 10;
            public static int Count;
            public static string Prefix { get; set; } = "";
            public static event EventHandler? Changed;
            public static void Change() => Changed?.Invoke(null, EventArgs.Empty);
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task What_is_the_same_in_every_object_is_fine() =>
        """
        [Persistent] public partial class Account
        {
            readonly object _gate = new();
            readonly System.Threading.Lock _lock = new();
            readonly int _limit = 10;
            public string Kind { get; } = "account";
            readonly Func<int, int> _round = value => value / 10 * 10;
            public int Round(int value)
            {
                ref readonly var limit = ref _limit;
                lock (_gate) lock (_lock) return Math.Min(limit, _round(value));
            }
        }
        """.ShouldNotReport(Id);

    [Test]
    public Task Other_classes_are_fine() =>
        """
        public class Cart { public int Count { get; set; } public string? Note; }
        public partial class Bank : PersistentStore { public int Count { get; set; } }
        """.ShouldNotReport(Id);

    [Test]
    public Task An_abstract_property_is_fine_and_its_persistent_override_too() =>
        """
        [Persistent] public abstract partial class Shape { public abstract int Area { get; set; } }
        [Persistent] public partial class Square : Shape { public override partial int Area { get; set; } }
        """.ShouldNotReport(Id);

    [Test]
    public Task Generated_code_is_fine() =>
        """
        [Persistent] public partial class Account { public partial int Age { get; set; } }
        // Cached.cs
        // <auto-generated/>
        public partial class Account { private int _cached; public int Cached { get => _cached; set => _cached = value; } public int Other { get; set; } }
        """.ShouldNotReport(Id);
}
