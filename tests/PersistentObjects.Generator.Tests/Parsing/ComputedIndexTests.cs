using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

/// <summary>What a computed property may read when an index is over it.</summary>
sealed class ComputedIndexTests
{
    const string Members = """
            public partial string Email { get; set; } = "";
            public partial int Age { get; set; }
            public partial DateTime Due { get; set; }
            public partial Account? Parent { get; set; }
            public partial Money Price { get; set; }
            [NotPersistent] public int Plain { get; set; }
            readonly int _field = 1;
            static int s_changing = 1;
            static readonly string Mark = "@";
            const char At = '@';
            public virtual int Overridable => Age;
            string Domain => Email[(Email.IndexOf(At) + 1)..];
            int Twice() => 2 * Age;
            static int Square(int x) => x * x;
            static int Changing() => s_changing++;
            int Clock { get { var x = Age; return x + DateTime.Now.Day; } }
            static object Give(Account account) => account;
        """;

    [TestCase("string", "Email.ToLowerInvariant()", "Email")]
    [TestCase("string", "Domain + Mark + Age", "Email, Age")]
    [TestCase("int", "Twice() + Square(Age)", "Age")]
    [TestCase("int", "this.Age + Math.Max(Price.Amount, 3)", "Age, Price")]
    [TestCase("bool", "Parent is null", "Parent")]
    [TestCase("bool", "Parent == null && Age > 3 && string.IsNullOrEmpty(Email)", "Parent, Age, Email")]
    [TestCase("string", "string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{Age}\") + Email.Replace(\"a\", \"b\", StringComparison.Ordinal)", "Age, Email")]
    [TestCase("string", "$\"{Email}/{Domain}\"", "Email")]
    [TestCase("int", "Email.Where(letter => letter == At).Count() + Local()", "Email")]
    [TestCase("string[]", "Email.Split('.')", "Email")]
    [TestCase("DateOnly", "DateOnly.FromDateTime(Due)", "Due")]
    [TestCase("int", "int.Parse(Email, System.Globalization.CultureInfo.InvariantCulture)", "Email")]
    [TestCase("int", "Age.GetHashCode()", "Age")]
    [TestCase("Guid", "Guid.Parse(Email)", "Email")]
    [TestCase("DayOfWeek", "Enum.Parse<DayOfWeek>(Email)", "Email")]
    [TestCase("string", "Age.ToString(System.Globalization.CultureInfo.InvariantCulture)", "Age")]
    public void A_computed_property_is_followed_to_what_it_reads(string type, string expression, string reads)
    {
        var body = expression.Contains("Local()")
            ? $"{{ get {{ return {expression}; int Local() => Email.Length; }} }}"
            : $"=> {expression};";
        UserProject.With($$"""
            public record struct Money(int Amount);
            [Persistent] public partial class Account
            {
                [Index] public {{type}} Key {{body}}
                {{Members}}
            }
            """).Run().ShouldHaveNoProblems().Sources["Account.g.cs"].ShouldContain($"ByKeyKey, [{reads}])");
    }

    [TestCase("int", "Plain", "reads 'Account.Plain', which is not persistent")]
    [TestCase("int", "_field + Age", "reads the field 'Account._field', which is not persistent")]
    [TestCase("int", "s_changing", "reads 'Account.s_changing', which may change")]
    [TestCase("int", "Age + Changing()", "reads 'Account.s_changing', which may change")]
    [TestCase("int", "Overridable", "reads 'Account.Overridable', which a subclass may override")]
    [TestCase("string", "Parent!.Email", "reads 'Account.Email' of another object")]
    [TestCase("string?", "Parent?.Email", "reads 'Account.Email' of another object")]
    [TestCase("int", "Parent!.Twice()", "calls 'Account.Twice()' of another object")]
    [TestCase("int", "Clock", "asks the clock ('DateTime.Now')")]
    [TestCase("bool", "Due < DateTime.UtcNow", "asks the clock")]
    [TestCase("int", "Random.Shared.Next() + Age", "depends on chance")]
    [TestCase("Guid", "Guid.NewGuid()", "depends on chance")]
    [TestCase("string", "Environment.MachineName + Email", "depends on the environment")]
    [TestCase("string", "Email.ToLower()", "depends on the culture of the thread ('string.ToLower()')")]
    [TestCase("bool", "Email.StartsWith(\"a\")", "depends on the culture")]
    [TestCase("char", "char.ToUpper(Email[0])", "depends on the culture")]
    [TestCase("string", "Age.ToString()", "depends on the culture")]
    [TestCase("decimal", "decimal.Parse(Email)", "depends on the culture of the thread ('decimal.Parse(string)')")]
    [TestCase("int", "Email.GetHashCode()", "depends on a hash code, which is another one in each process ('string.GetHashCode()')")]
    [TestCase("int", "HashCode.Combine(Age, Email)", "depends on a hash code")]
    [TestCase("DateTime", "Due.ToLocalTime()", "depends on the time zone of the machine")]
    [TestCase("string", "$\"{Due}\"", "formats a value by the culture of the thread")]
    [TestCase("object", "Give(this)", "hands out the object itself")]
    [TestCase("int", "Age = 3", "sets 'Account.Age'")]
    public void A_computed_property_that_depends_on_more_is_refused(string type, string expression, string reason) =>
        $$"""
        public record struct Money(int Amount);
        [Persistent] public partial class Account
        {
            [Index(Comparer = typeof(Any))] public {{type}} [|Key|] => {{expression}};
            {{Members}}
        }
        public class Any : IEqualityComparer<{{type.TrimEnd('?')}}>
        {
            public bool Equals({{Nullable(type)}} a, {{Nullable(type)}} b) => true;
            public int GetHashCode({{type.TrimEnd('?')}} a) => 1;
        }
        """.ShouldBeRefused("PO0032", stubbed: false).ShouldContain(reason);

    [Test]
    public void A_sealed_class_may_read_what_it_overrides() =>
        UserProject.With("""
            [Persistent] public abstract partial class Entity { public abstract int Rank { get; } }
            [Persistent] public sealed partial class Account : Entity
            {
                public partial int Age { get; set; }
                [Index(Ordered = true)] public override int Rank => -Age;
            }
            """).Run().ShouldHaveNoProblems().Sources["Account.g.cs"].ShouldContain("ByRankKey, [Age])");

    static string Nullable(string type) => type is "string" or "string?" or "object" ? type.TrimEnd('?') + "?" : type;
}
