using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class SingleRulesTests
{
    [TestCase("public partial Settings [|Single|] { get; set; }", "as its only accessor")]
    [TestCase("public partial Settings? [|Single|] { get; }", "question mark")]
    [TestCase("public partial Shape [|Single|] { get; }", "a class that derives from it")]
    [TestCase("public partial Titled [|Single|] { get; }", "constructor without parameters")]
    [TestCase("public partial Needy [|Single|] { get; }", "required members")]
    public void The_store_must_be_able_to_make_it(string property, string advice) =>
        $$"""
        [Persistent] public partial class Settings { }
        [Persistent] public abstract partial class Shape { }
        [Persistent] public partial class Titled { public Titled(string title) { } }
        [Persistent] public partial class Needy { public required partial string Title { get; set; } }
        public sealed partial class Shop : PersistentStore { {{property}} }
        """.ShouldBeRefused("PO0056").ShouldContain(advice);

    [Test]
    public void What_is_made_compiles() =>
        UserProject.With("""
            [Persistent] public partial class Settings { internal Settings() { } }
            [Persistent] public partial class Counter { public partial int Last { get; set; } }
            public sealed partial class Shop : PersistentStore
            {
                public partial Settings Settings { get; }
                internal partial Counter Counter { get; }
            }
            """).Run().ShouldCompile();
}
