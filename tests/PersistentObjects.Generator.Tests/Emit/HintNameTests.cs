using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

sealed class HintNameTests
{
    [Test]
    public void Names_that_differ_by_case_alone_have_files_of_their_own()
    {
        var run = UserProject.With("""
            namespace Shop
            {
                [Persistent] public partial class Account { public partial int Age { get; set; } }
                public partial class ACCOUNT : PersistentStore { }
                [Persistent] public partial class Other { public partial int Age { get; set; } }
            }
            namespace SHOP { [Persistent] public partial class Account { public partial int Age { get; set; } } }
            [Persistent] public partial class persistentManifest { public partial int Age { get; set; } }
            [Persistent] public partial class persistentSchema { public partial int Age { get; set; } }
            """).Run().ShouldCompile();

        run.Sources.Count.ShouldBe(8);
        run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(8);
        run.Sources.Keys.ShouldContain("Shop.Other.g.cs");
        run.Sources.Keys.ShouldContain("PersistentManifest.g.cs");
        run.Sources.Keys.ShouldContain("PersistentSchema.g.cs");
    }

    [Test]
    public void Names_are_made_of_characters_that_every_file_system_takes()
    {
        var run = UserProject.With("""
            namespace @event
            {
                public partial class Outer
                {
                    [Persistent] public partial class Größe { public partial int Age { get; set; } }
                    [Persistent] public partial class Box<T> { public partial int Age { get; set; } }
                }
            }
            """).Run();

        run.Sources.Keys.ShouldBe(
            ["event.Outer+Größe.g.cs", "event.Outer+Box_1.g.cs", "PersistentManifest.g.cs", "PersistentSchema.g.cs"],
            ignoreOrder: true);
    }
}
