using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class TypeCanNotBeStoredCodeFixTests
{
    const string Id = "PO0011";

    [Test]
    public Task Collections_become_immutable() =>
        """
        [Persistent]
        public partial class Account
        {
            // Tags.
            public partial string[] [|A|] { get; set; } = [];
            public partial List<string?> [|B|] { get; set; } = new List<string?>();
            public partial IList<int>? [|C|] { get; set; }
            public partial IReadOnlyList<int> [|D|] { get; set; } = [1, 2];
            public partial IEnumerable<Account> [|E|] { get; set; } = new List<Account>();
            public partial HashSet<string> [|F|] { get; set; } = new();
            public partial ISet<string>? [|G|] { get; set; }
            public partial Dictionary<string, int> [|H|] { get; set; } = [];
            public partial IDictionary<string, int?>? [|I|] { get; set; }
            public partial int[] [|J|] { get; set; } = Array.Empty<int>();
        }
        """.ShouldBeFixedTo(
            """
            using System.Collections.Immutable;

            [Persistent]
            public partial class Account
            {
                // Tags.
                public partial ImmutableArray<string> A { get; set; } = [];
                public partial ImmutableArray<string?> B { get; set; } = [];
                public partial ImmutableArray<int>? C { get; set; }
                public partial ImmutableArray<int> D { get; set; } = [1, 2];
                public partial ImmutableArray<Account> E { get; set; } = [];
                public partial ImmutableHashSet<string> F { get; set; } = [];
                public partial ImmutableHashSet<string>? G { get; set; }
                public partial ImmutableDictionary<string, int> H { get; set; } = ImmutableDictionary<string, int>.Empty;
                public partial ImmutableDictionary<string, int?>? I { get; set; }
                public partial ImmutableArray<int> J { get; set; } = [];
            }
            """,
            Id,
            key: "Immutable");

    [Test]
    public Task Collections_become_persistent() =>
        """
        [Persistent]
        public partial class Account
        {
            // Tags.
            public partial List<string?> [|A|] { get; set; } = []; // Of ours.
            public partial IList<int>? [|B|] { get; private set; }
            public virtual partial HashSet<Account> [|C|] { get; init; } = new();
            public partial Dictionary<string, int?>? [|D|] { set; get; } = new Dictionary<string, int?>();
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                // Tags.
                public partial PersistentList<string?> A { get; } // Of ours.
                public partial PersistentList<int> B { get; }
                public virtual partial PersistentSet<Account> C { get; }
                public partial PersistentDictionary<string, int?> D { get; }
            }
            """,
            Id,
            key: "Changing");

    [TestCase("public partial List<int> [|Value|] { get; set; }", "Changing", "Immutable")]
    [TestCase("public partial List<int> [|Value|] { get; set; } = [1];", "Immutable")]
    [TestCase("public required partial List<int> [|Value|] { get; set; }", "Immutable")]
    [TestCase("public partial IReadOnlyList<int> [|Value|] { get; set; }", "Immutable")]
    [TestCase("public partial int[] [|Value|] { get; set; }", "Immutable")]
    public Task A_collection_that_changes_is_offered_first_where_it_can_be_one(string property, params string[] keys) =>
        $$"""
        [Persistent] public partial class Account { public Account() => Value = null!; {{property}} }
        """.ShouldOffer(Id, keys);

    [TestCase("using System.Collections.Immutable;\n", "using System.Collections.Immutable;\n")]
    [TestCase("global using System.Collections.Immutable;\n", "global using System.Collections.Immutable;\n")]
    [TestCase("// Ours.\nusing System.Text;\n", "// Ours.\nusing System.Collections.Immutable;\nusing System.Text;\n")]
    [TestCase("using System.Buffers;\nusing Xunit;\n", "using System.Buffers;\nusing System.Collections.Immutable;\nusing Xunit;\n")]
    public Task The_using_stands_where_it_belongs(string before, string after)
    {
        const string Class = "[Persistent] public partial class Account { public partial ";
        const string Property = " { get; set; } }\nnamespace Xunit { public class Fact; }";
        return $"{before}{Class}int[]? [|Ages|]{Property}"
            .ShouldBeFixedTo($"{after}{Class}ImmutableArray<int>? Ages{Property}", Id, key: null, "CS8019");
    }

    [Test]
    public Task A_class_of_the_users_becomes_persistent() =>
        """
        [Persistent]
        public partial class Account
        {
            public partial Customer? [|Owner|] { get; set; }
            public partial Customer? [|Payer|] { get; set; }
        }
        // Other.cs
        /// <summary>A customer.</summary>
        public class Customer
        {
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                public partial Customer? Owner { get; set; }
                public partial Customer? Payer { get; set; }
            }
            // Other.cs
            /// <summary>A customer.</summary>
            [Persistent]
            public partial class Customer
            {
            }
            """,
            Id,
            key: "Persistent");

    [TestCase("string[,]")]
    [TestCase("object")]
    [TestCase("Action")]
    [TestCase("List<List<int>>")]
    [TestCase("System.Linq.ILookup<int, int>")]
    [TestCase("System.Text.StringBuilder")]
    [TestCase("Base")]
    [TestCase("Primary")]
    [TestCase("Generic<int>")]
    public Task What_is_not_mechanical_is_left_to_the_user(string type) =>
        $$"""
        public class Base : List<int>;
        public class Primary(int number) { public int Number => number; }
        public class Generic<T>;
        [Persistent] public partial class Account { public partial {{type}} [|Value|] { get; set; } }
        """.ShouldOffer(Id);

    [TestCase("= [\"a\"]", "Dictionary<string, int>")]
    [TestCase("= new(StringComparer.Ordinal)", "HashSet<string>")]
    [TestCase("= new(1) { 1 }", "List<int>")]
    public Task An_initializer_that_would_not_fit_is_left_to_the_user(string initializer, string type) =>
        $$"""
        [Persistent] public partial class Account { public partial {{type}} [|Value|] { get; set; } {{initializer}}; }
        """.ShouldOffer(Id);
}
