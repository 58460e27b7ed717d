using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

sealed class AssemblyTests
{
    static UserProject Library(string name) => UserProject.With($$"""
        namespace {{name.Replace('-', '_')}};
        [Persistent] public partial class Entity
        {
            [Unique] public required partial string Name { get; init; }
            internal partial Hidden? Hidden { get; set; }
        }
        [Persistent] partial class Hidden { public partial int Age { get; set; } }
        """).Named(name);

    [Test]
    public void A_store_draws_on_the_manifests_of_all_assemblies()
    {
        var application = UserProject.With("""
            [Persistent] public partial class Account : Domain.Core.Entity { public partial Second_Lib.Entity? Other { get; set; } }
            public partial class Bank : PersistentStore
            {
                public partial Extent<Domain.Core.Entity> Entities { get; }
                public partial Extent<Account> Accounts { get; }
                public object? Find() => Accounts.ByName.Find("a");
            }
            """)
            .Named("App")
            .Referencing(Library("Second-Lib").ToReference(), Library("Domain.Core").ToReference());

        var manifests = application.Run().ShouldCompile().Sources["Bank.g.cs"]
            .Split('\n')
            .Where(line => line.Contains("_Classes.Classes"))
            .Select(line => line.Trim());
        manifests.ShouldBe(
        [
            "global::PersistentObjects.Generated.App_Classes.Classes,",
            "global::PersistentObjects.Generated.Domain_Core_Classes.Classes,",
            "global::PersistentObjects.Generated.Second_Lib_683a8f1f_Classes.Classes,",
        ]);
    }

    [Test]
    public void A_project_that_an_editor_references_as_source_is_like_an_assembly()
    {
        var library = Library("Core").Run().ShouldCompile().Output.ToMetadataReference();

        var application = UserProject.With("""
            [Persistent] public partial class Account : Core.Entity { public partial int Age { get; set; } }
            public partial class Bank : PersistentStore { public partial Extent<Core.Entity> Entities { get; } }
            """).Named("App").Referencing(library);
        application.Run().ShouldCompile().Sources["Bank.g.cs"]
            .ShouldContain("global::PersistentObjects.Generated.Core_Classes.Classes");

        UserProject.With("[Persistent] public partial class Account : Core.Entity { public new partial string Name { get; set; } = \"\"; }")
            .Referencing(library)
            .Run().ShouldReport("PO0014");
    }

    [Test]
    public void A_store_may_be_in_an_assembly_without_classes()
    {
        var application = UserProject.With("""
            public partial class Bank : PersistentStore { public partial Extent<Core.Entity> Entities { get; } }
            """).Referencing(Library("Core").ToReference());

        application.Run().ShouldCompile().Sources.Keys.ShouldBe(["Bank.g.cs"]);
    }

    [Test]
    public void An_assembly_under_an_alias_of_its_own_is_left_out()
    {
        var application = UserProject.With("public partial class Bank : PersistentStore { }")
            .Referencing(Library("Core").ToReference().WithAliases(["other"]));

        application.Run().ShouldCompile().Sources["Bank.g.cs"].ShouldContain("manifests: []");
    }

    [TestCase("A.B_C", "A_B.C")]
    [TestCase("1st.Lib", "1st_Lib")]
    [TestCase("Lib-1", "Lib 1")]
    public void Assemblies_of_similar_names_have_manifests_of_their_own(string first, string second)
    {
        UserProject.With("public partial class Bank : PersistentStore { }")
            .Referencing(Simple(first, "First").ToReference(), Simple(second, "Second").ToReference())
            .Run().ShouldCompile();

        static UserProject Simple(string assembly, string type) =>
            UserProject.With($"[Persistent] public partial class {type} {{ public partial int Age {{ get; set; }} }}")
                .Named(assembly);
    }

    [Test]
    public void A_class_that_was_compiled_without_the_generator_is_not_used()
    {
        var library = UserProject.With("[Persistent] public class Entity : PersistentObject { public int Age { get; set; } }").Compile();
        using var image = new MemoryStream();
        library.Emit(image).Success.ShouldBeTrue();

        var application = UserProject.With("""
            [Persistent] public partial class Account { public partial Entity? Entity { get; set; } }
            public partial class Bank : PersistentStore { public partial Extent<Entity> Entities { get; } }
            """).Named("App").Referencing(MetadataReference.CreateFromImage(image.ToArray()));

        application.Run().DiagnosticsInGeneratedSource.ShouldBeEmpty();
    }

    [Test]
    public void An_assembly_with_a_strong_name_may_have_persistent_classes()
    {
        var signed = Library("Core").Signed(KeyFile());
        var application = UserProject.With("public partial class Bank : PersistentStore { public partial Extent<Core.Entity> All { get; } }")
            .Named("App")
            .Signed(KeyFile());

        Warnings(signed).ShouldBeEmpty();
        Warnings(application.Referencing(signed.ToReference())).ShouldBeEmpty();
        // The compiler would warn of a reference without a strong name, of the runtime's too.
        Warnings(application.Referencing(Library("Core").ToReference())).ShouldBe(["CS8002"]);

        static IEnumerable<string> Warnings(UserProject project)
        {
            var output = project.Run().ShouldCompile().Output;
            output.Assembly.Identity.IsStrongName.ShouldBeTrue();
            return output.Emit(Stream.Null).Diagnostics
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591")
                .Select(diagnostic => diagnostic.Id);
        }
    }

    static string KeyFile([System.Runtime.CompilerServices.CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "eng", "PersistentObjects.snk");
}
