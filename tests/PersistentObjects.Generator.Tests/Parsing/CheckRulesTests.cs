using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class CheckRulesTests
{
    [TestCase("StringLength(3)", "int", "measures strings")]
    [TestCase("MaxLength(3)", "int", "counts elements")]
    [TestCase("Range(1, 2)", "DateOnly", "compares numbers")]
    [TestCase("Range(1, 2)", "bool", "compares numbers")]
    [TestCase("EmailAddress", "int", "refuses everything but strings")]
    [TestCase("Url", "int?", "its type is 'int'")]
    public void An_attribute_that_can_not_check_the_type_is_refused(string attribute, string type, string reason) =>
        Property($"[|{attribute}|]", type).ShouldBeRefused("PO0039").ShouldContain(reason);

    [TestCase("Range(2, 1)", "int", "between 2 and 1")]
    [TestCase("Range(1, 1, MinimumIsExclusive = true)", "int", "leaves no value")]
    [TestCase("Range(typeof(decimal), \"2.5\", \"1\")", "decimal", "between 2.5 and 1")]
    [TestCase("Range(typeof(decimal), \"1\", \"many\")", "decimal", "'many'")]
    [TestCase("Range(typeof(DateOnly), \"2020-01-01\", \"2020-13-01\")", "DateOnly", "not both of type 'DateOnly'")]
    [TestCase("StringLength(3, MinimumLength = 4)", "string", "at least 4 and at most 3")]
    [TestCase("MaxLength(0)", "string", "at most 0")]
    [TestCase("MinLength(-1)", "string", "at least -1")]
    [TestCase("Length(3, 2)", "string", "at least 3 and at most 2")]
    [TestCase("RegularExpression(\"[a\")", "string", "pattern")]
    [TestCase("Compare(\"Missing\")", "string", "'Missing'")]
    [TestCase("Required(ErrorMessageResourceName = \"Text\")", "string", "neither a text nor a resource")]
    [TestCase("Required(ErrorMessage = \"a\", ErrorMessageResourceName = \"Text\", ErrorMessageResourceType = typeof(Texts))", "string", "neither")]
    public void An_attribute_that_contradicts_itself_is_refused(string attribute, string type, string reason) =>
        Property($"[|{attribute}|]", type).ShouldBeRefused("PO0040").ShouldContain(reason);

    [TestCase("Range(typeof(long), \"1\", \"2\")", "int", "type converter")]
    [TestCase("Range(typeof(Guid), \"1\", \"2\")", "Guid", "type converter")]
    [TestCase("Required(ErrorMessageResourceName = \"Hidden\", ErrorMessageResourceType = typeof(Texts))", "string", "'Texts.Hidden'")]
    [TestCase("Required(ErrorMessageResourceName = \"Missing\", ErrorMessageResourceType = typeof(Texts))", "string", "'Texts.Missing'")]
    [TestCase("Compare(\"Secret\")", "string", "can't read")]
    [TestCase("CustomValidation(typeof(Texts), \"Check\")", "string", "can't call")]
    [TestCase("Own", "string", "make 'OwnAttribute' internal or public")]
    public void An_attribute_that_only_reflection_could_check_is_refused(string attribute, string type, string reason) =>
        Property($"[|{attribute}|]", type).ShouldBeRefused("PO0041").ShouldContain(reason);

    [TestCase("partial void [|OnValueChanging|](int oldValue)")]
    [TestCase("partial void [|OnValueChanging|](int oldValue, string newValue)")]
    [TestCase("partial void [|OnValueChanging|](ref int oldValue, int newValue)")]
    public void A_hook_of_other_parameters_is_refused(string hook) =>
        $$"""
        [Persistent] public partial class Account { public partial int Value { get; set; } {{hook}} { } }
        """.ShouldBeRefused("PO0043", stubbed: false).ShouldContain("declare it as 'partial void OnValueChanging(int oldValue, int newValue)'");

    [TestCase("void OnValueChanging(int oldValue) { }")]
    [TestCase("partial void OnValueChanging(int oldValue);")]
    [TestCase("partial void OnValueChanging(int oldValue, int newValue);")]
    [TestCase("partial void OnValueChanging(int oldValue, int newValue); partial void OnValueChanging(int oldValue, int newValue) { }")]
    [TestCase("private partial void OnValueChanging(int from, int to) { }")]
    [TestCase("void OnValidating() { }")]
    [TestCase("partial void OnValidating(ValidationErrors problems) => problems.Add(\"a\");")]
    public void Methods_that_are_no_hooks_or_right_ones_compile(string method) =>
        UserProject.With($$"""
            [Persistent] public partial class Account
            {
                public partial int Value { get; set; }
                {{method}}
                void Use() { }
            }
            """).Run().ShouldCompile();

    static string Property(string attribute, string type) => $$"""
        using System.ComponentModel.DataAnnotations;
        static class Texts
        {
            internal static string Text => Hidden;
            private static string Hidden => "";
            public static ValidationResult? Check(int value) => null;
        }
        [Persistent] public partial class Account
        {
            [{{attribute}}]
            public partial {{type}} Value { get; set; } = default!;
            private string? Secret => null;
            public override string ToString() => Secret ?? "";
            [AttributeUsage(AttributeTargets.Property)] private sealed class OwnAttribute : ValidationAttribute;
        }
        """;
}
