using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Structs, records and tuples that are made in every way that there is.</summary>
sealed class StructureTests
{
    const string Library = """
        namespace Library;
        public record Place(string City, int Zip) { public string Text => $"{Zip} {City}"; }
        public readonly record struct Point(double X, double Y);
        public readonly struct Range { public Range(int from, int to) { From = from; To = to; } public int From { get; } public int To { get; } }
        public record Tagged { public required string Tag { get; init; } public int Rank { get; init; } = 7; }
        """;

    const string Types = """
        using System.Collections.Immutable;
        using Library;

        public record Positional(int X, string? Text);
        public record Initialized { public int X { get; init; } public required string Text { get; init; } }
        public record Mixed(int X) { public string Text { get; init; } = "default"; public int Twice => 2 * X; }
        public sealed record GetOnly { public GetOnly(string value) => Value = value.Trim(); public string Value { get; } }
        public sealed record Smart
        {
            private Smart(string value) => Value = value;
            public string Value { get; }
            public static Smart Parse(string text) => new(text);
        }
        public readonly struct SmartId
        {
            private SmartId(int number) => Number = number;
            public readonly int Number;
            public static SmartId Of(int number) => new(number);
            public override string ToString() => $"id {Number}";
        }
        public record struct Loose(int X) { public int Y; }
        public struct Bare { public int X; public string? Text { get; set; } }
        public record Parent(int X) { public int P { get; init; } }
        public record Child(int X, int Y) : Parent(X);
        public readonly record struct Id<T>(Guid Value);
        public record Pair<T>(T First, T Second);
        public record Tree(int Value, ImmutableArray<Tree> Children);
        public record Chain(int Value, Chain? Next);
        public record Ping(Pong? Pong);
        public record Pong(Ping? Ping);
        public record Keyword(int @class, string reader, int value, int writer, int a, int b);
        public record Empty;
        public record Line(Account? Account, int Quantity);
        internal record struct Inner(Tier Tier);
        public enum Tier { Basic, Gold }
        public static class Outer { public record struct Held(int X) { public enum Kind { A, B } } }
        """;

    static readonly (string Type, string Value, string Text)[] Values =
    [
        ("Positional", "new(1, null)", "Positional { X = 1, Text =  }"),
        ("Positional?", "null", ""),
        ("Initialized", "new() { X = 1, Text = \"a\" }", "Initialized { X = 1, Text = a }"),
        ("Mixed", "new(2) { Text = \"b\" }", "Mixed { X = 2, Text = b, Twice = 4 }"),
        ("GetOnly", "new(\" c \")", "GetOnly { Value = c }"),
        ("Smart", "Smart.Parse(\"d\")", "Smart { Value = d }"),
        ("SmartId", "SmartId.Of(4)", "id 4"),
        ("SmartId?", "SmartId.Of(5)", "id 5"),
        ("Loose", "new(1) { Y = 2 }", "Loose { X = 1, Y = 2 }"),
        ("Child", "new(1, 2) { P = 3 }", "Child { X = 1, P = 3, Y = 2 }"),
        ("Id<Account>", "new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))", "Id { Value = 00000001-0002-0003-0405-060708090a0b }"),
        ("Pair<string?>", "new(\"a\", null)", "Pair { First = a, Second =  }"),
        ("Pair<Pair<int>>", "new(new(1, 2), new(3, 4))", "Pair { First = Pair { First = 1, Second = 2 }, Second = Pair { First = 3, Second = 4 } }"),
        ("Chain", "new(1, new(2, null))", "Chain { Value = 1, Next = Chain { Value = 2, Next =  } }"),
        ("Ping", "new(new Pong(new Ping(null)))", "Ping { Pong = Pong { Ping = Ping { Pong =  } } }"),
        ("Keyword", "new(1, \"r\", 2, 3, 4, 5)", "Keyword { class = 1, reader = r, value = 2, writer = 3, a = 4, b = 5 }"),
        ("Empty", "new()", "Empty { }"),
        ("Outer.Held", "new(3)", "Held { X = 3 }"),
        ("Outer.Held.Kind", "(Outer.Held.Kind)7", "7"),
        ("Place", "new(\"Bonn\", 53)", "Place { City = Bonn, Zip = 53, Text = 53 Bonn }"),
        ("Point?", "new Point(0.5, -0.0)", "Point { X = 0.5, Y = -0 }"),
        ("Tagged", "new() { Tag = \"t\", Rank = 1 }", "Tagged { Tag = t, Rank = 1 }"),
        ("KeyValuePair<string, int>", "new(\"k\", 1)", "[k, 1]"),
        ("ValueTuple<int>", "new(1)", "(1)"),
        ("(int A, (string? B, Tier C) D)", "(1, (null, Tier.Gold))", "(1, (, Gold))"),
        ("(int, int, int, int, int, int, int, int Eighth, (int, int) Ninth)", "(1, 2, 3, 4, 5, 6, 7, 8, (9, 10))", "(1, 2, 3, 4, 5, 6, 7, 8, (9, 10))"),
    ];

    /// <summary>All of them are properties of one class, so that the compiler has one program to compile.</summary>
    static readonly Lazy<string[][]> Answers = new(() =>
    [
        .. Run(
            string.Join('\n', Values.Select((value, i) => $"public partial {value.Type} Value{i} {{ get; set; }}")),
            string.Concat(Values.Select((value, i) => $"account.Value{i} = {value.Value};\n")),
            $"string.Join('\\n', (object?[])[{string.Join(", ", Values.Select((_, i) => $"account.Value{i}"))}])")
            .Select(answer => answer.Split('\n')),
    ]);

    static IEnumerable<TestCaseData> Cases => Values.Select((value, i) => new TestCaseData(value.Type, i, value.Text).SetArgDisplayNames(value.Type, value.Value));

    [TestCaseSource(nameof(Cases))]
    public void A_structure_comes_back(string type, int index, string text) =>
        Answers.Value.Select(answer => answer[index]).ShouldBe([text, text], type);

    [Test]
    public void A_struct_of_another_assembly_comes_back() =>
        Run("public partial Library.Range Value { get; set; }", "account.Value = new(3, 4);", "$\"{account.Value.From}-{account.Value.To}\"")
            .ShouldBe(["3-4", "3-4"]);

    [Test]
    public void A_tree_of_records_comes_back() =>
        Run(
            "public partial Tree Value { get; set; }",
            "account.Value = new(1, [new(2, []), new(3, [new(4, default)])]);",
            "$\"{account.Value.Children[1].Children[0].Value} {account.Value.Children[1].Children[0].Children.IsDefault} {account.Value.Children[0].Children.Length}\"")
            .ShouldBe(["4 True 0", "4 True 0"]);

    [Test]
    public void Persistent_objects_are_keys_when_they_are_compared_by_reference() =>
        Run(
            "public partial ImmutableDictionary<Account, int> Shares { get; set; } = ImmutableDictionary<Account, int>.Empty;",
            "account.Shares = account.Shares.Add(account, 1).Add(new Account { Number = 2 }, 2);",
            "$\"{account.Shares[account]} {account.Shares.Single(share => share.Key != account).Key.Number} {account.Shares.Count}\"")
            .ShouldBe(["1 2 2", "1 2 2"]);

    [Test]
    public void References_inside_values_come_back_and_add_what_they_refer_to() =>
        Run(
            "public partial ImmutableArray<Line> Lines { get; set; } public partial (Account? A, int B) Pair { get; set; }",
            "account.Lines = [new(new Account { Number = 5 }, 1), new(null, 2), new(account, 3)]; account.Pair = (new Account { Number = 6 }, 0);",
            "$\"{account.Lines[0].Account!.Number} {account.Lines[1].Account is null} {ReferenceEquals(account.Lines[2].Account, account)} {account.Pair.A!.Number} {bank.Accounts.Count}\"")
            .ShouldBe(["5 True True 6 3", "5 True True 6 3"]);

    [Test]
    public void A_value_of_a_derived_record_is_refused() =>
        UserProject.WithFiles(("Types.cs", Types), ("Program.cs", Program("public partial Parent? Value { get; set; }", """
            account.Value = new Parent(1);
            try { account.Value = new Child(1, 2); } catch (NotSupportedException e) { return [e.Message, $"{account.Value}"]; }
            """, "\"not refused\""))).CallInDirectory(LibraryProject)
            .ShouldSatisfyAllConditions(
                answers => answers[0].ShouldContain("Child"),
                answers => answers[0].ShouldContain("Parent"),
                answers => answers[1].ShouldBe("Parent { X = 1, P = 0 }"));

    [Test]
    public void A_chain_of_records_may_be_256_deep_and_no_deeper() =>
        Run(
            "public partial Chain? Value { get; set; }",
            """
            Chain? chain = null;
            for (var i = 1; i <= 256; i++) chain = new(i, chain);
            account.Value = chain;
            try { account.Value = new(257, chain); } catch (NotSupportedException e) when (e.Message.Contains("more than 256 deep")) { account.Number = 257; }
            """,
            "$\"{account.Value!.Value} {account.Number}\"")
            .ShouldBe(["256 257", "256 257"]);

    [Test]
    public void A_chain_of_records_too_long_for_the_stack_is_refused() =>
        UserProject.WithFiles(("Types.cs", Types), ("Program.cs", Program("public partial Chain? Value { get; set; }", """
            Chain? chain = null;
            for (var i = 0; i < 1_000_000; i++) chain = new(i, chain);
            try { account.Value = chain; } catch (NotSupportedException) { return [$"{account.Value is null}"]; }
            """, "\"not refused\""))).CallInDirectory(LibraryProject).ShouldBe(["True"]);

    static UserProject LibraryProject { get; } = UserProject.With(Library).Named("Library");

    static IReadOnlyList<string> Run(string properties, string change, string answer) =>
        UserProject.WithFiles(("Types.cs", Types), ("Program.cs", Program(properties, change, answer)))
            .CallInDirectory(LibraryProject);

    static string Program(string properties, string change, string answer) => $$"""
        #nullable disable warnings // Nothing is set where an object is made.
        using System.Collections.Immutable;
        using Library;
        [Persistent] public partial class Account
        {
            public Account() { }
            public partial int Number { get; set; }
            {{properties}}
        }
        public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
        public static class Program
        {
            public static string[] Run(string directory)
            {
                string before;
                using (var bank = Bank.Open(directory))
                {
                    var account = bank.Add(new Account { Number = 1 });
                    {{change}}
                    before = {{answer}};
                }
                using (var bank = Bank.Open(directory))
                {
                    var account = bank.Accounts.First();
                    return [before, {{answer}}];
                }
            }
        }
        """;
}
