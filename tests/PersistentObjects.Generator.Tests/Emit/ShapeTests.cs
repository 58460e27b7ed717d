using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

/// <summary>Declarations of many shapes compile together with what is generated, without a warning.</summary>
sealed class ShapeTests
{
    [TestCase("public partial {0} {{ get; set; }}")]
    [TestCase("public partial {0} {{ get; init; }}")]
    [TestCase("public partial {0} {{ get; private set; }}")]
    [TestCase("public partial {0} {{ private protected get; set; }}")]
    [TestCase("protected internal partial {0} {{ get; private init; }}")]
    [TestCase("internal partial {0} {{ get; set; }}")]
    [TestCase("protected partial {0} {{ get; set; }}")]
    [TestCase("private protected partial {0} {{ get; set; }}")]
    [TestCase("partial {0} {{ get; set; }}")]
    [TestCase("public virtual partial {0} {{ get; protected set; }}")]
    [TestCase("public required partial {0} {{ get; set; }}")]
    [TestCase("public required partial {0} {{ get; init; }}")]
    [TestCase("public unsafe partial {0} {{ get; set; }}")]
    [TestCase("[System.ComponentModel.DataAnnotations.Required, Obsolete] public partial {0} {{ get; set; }}")]
    public void A_property_may_be_declared_in_many_ways(string format)
    {
        string[] properties = ["string? A", "int B", "decimal C", "Guid? D", "DayOfWeek E", "Thing? F"];
        var declarations = properties.Select(property => "[Index] " + string.Format(null, format, property));
        UserProject.With($$"""
            [Persistent] public partial class Thing
            {
                {{string.Join('\n', declarations)}}
            }
            """).Run().ShouldCompile();
    }

    [Test]
    public void A_property_may_implement_or_override_another() =>
        UserProject.With("""
            public interface INamed { string Name { get; } }
            [Persistent] public abstract partial class Entity { public abstract int Number { get; set; } }
            [Persistent] public partial class Account : Entity, INamed
            {
                public partial string Name { get; set; } = "";
                public sealed override partial int Number { get; set; }
            }
            """).Run().ShouldCompile();

    [Test]
    public void A_class_may_be_spread_over_files() =>
        UserProject.WithFiles(
            ("b.cs", "public partial class Account { public partial int Second { get; set; } }"),
            ("a.cs", "[Persistent] partial class Account : PersistentObject { public partial int First { get; set; } }"),
            ("c.cs", "partial class Account { public partial int Third { get; set; } }"))
            .Run().ShouldCompile().Sources["Account.g.cs"].ShouldContain("properties: [First, Second, Third]");

    [Test]
    public void A_class_without_properties_is_one_too() =>
        UserProject.With("[Persistent] public partial class Marker;").Run().ShouldCompile();

    [TestCase("public override string ToString() => Name;")]
    [TestCase("public sealed override string ToString() => Name;")]
    [TestCase("public new string ToString() => Name;")]
    public void A_ToString_of_the_users_stays_also_for_subclasses(string declaration)
    {
        var library = UserProject.With($$"""
            [Persistent] public partial class Entity
            {
                public partial string Name { get; set; } = "";
                {{declaration}}
                public string ToString(int width) => Name.PadRight(width);
            }
            [Persistent] public partial class Account : Entity { public partial int Number { get; set; } }
            """).Named("Library");
        var application = UserProject.With("[Persistent] public partial class Special : Account;")
            .Referencing(library.ToReference());

        foreach (var project in (UserProject[])[library, application])
        {
            project.Run().ShouldCompile().Sources.Values.ShouldAllBe(text => !text.Contains("ToString"));
        }
    }

    [Test]
    public void Nullable_annotations_may_be_off() =>
        UserProject.With("""
            #nullable disable
            [Persistent] public partial class Account
            {
                [Unique] public partial string Email { get; set; }
                [Index] public partial Account Parent { get; set; }
                public partial int? Age { get; set; }
            #nullable enable
                public partial string? Note { get; set; }
                public partial string Name { get; set; } = "";
            }
            """).Run().ShouldCompile().Sources["Account.g.cs"].ShouldContain("""
                    "Email",
                    global::PersistentObjects.CompilerServices.ValueCodecs.NullableString,
            """);

    [Test]
    public void A_constructor_without_arguments_is_given_to_a_class_that_has_none() =>
        UserProject.With("""
            [Persistent] public abstract partial class Entity { public required partial int Number { get; set; } }
            [Persistent] public partial class Account : Entity { public partial int Age { get; set; } }
            [Persistent] public partial class Optional
            {
                public Optional(int age = 1, params int[] others) => Age = age + others.Length;
                public partial int Age { get; set; }
            }
            [Persistent] public partial class Derived : Optional;
            public static class Program { public static object[] Run() => [new Account { Number = 1 }, new Derived()]; }
            """).Run().ShouldCompile();

    [Test]
    public void A_constructor_that_sets_required_members_may_be_inherited() =>
        UserProject.With("""
            [Persistent] public partial class Entity
            {
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Entity() => Name = "";
                public required partial string Name { get; set; }
            }
            [Persistent] public partial class Account : Entity;
            [Persistent] public partial class Special : Account { public required partial int Age { get; set; } }
            public static class Program { public static object[] Run() => [new Entity(), new Account(), new Special()]; }
            """).Run().ShouldCompile();

    [Test]
    public void A_class_may_have_members_of_any_name() =>
        UserProject.With("""
            [Persistent] public partial class Account
            {
                public Account(int @field, string value) { Class = @field; New = value; }

                public partial int Class { get; set; }
                public partial string New { get; set; }
                public new partial bool Equals { get; set; }
                public partial int Id { get; set; }
                public partial int Version { get; set; }
                public partial int Model { get; set; }
                public partial int value { get; set; }
                public partial int @field { get; set; }
                [Index] public partial int Key { get; set; }
                public partial int ByKey { get; set; }
                public partial int KeyOf { get; set; }
                public partial int AccountModel { get; set; }
                public partial int Fields { get; set; }
                public partial int PersistentObjects { get; set; }
                public partial int System { get; set; }
                public partial int T { get; set; }
                public partial int extent { get; set; }
            }
            [Persistent] public partial class T { [Index] public partial T? Other { get; set; } }
            public static class AccountModel { public static int Class => 1; }
            """).Run().ShouldCompile();

    [Test]
    public void A_namespace_may_have_any_name() =>
        UserProject.With("""
            namespace System.Threading.PersistentObjects
            {
                [Persistent] public partial class Fields { [Unique] public partial int PersistentClass { get; set; } }
            }
            namespace Shop.PersistentObjects.CompilerServices
            {
                [global::PersistentObjects.Persistent] public partial class Account { [Unique] public partial int System { get; set; } }
            }
            namespace Shop { [Persistent] public partial class Order { public partial int Number { get; set; } } }
            namespace Shop.OrderModel { [Persistent] public partial class Order { public partial int Number { get; set; } } }
            namespace Unicode.Größe { [Persistent] public partial class Änderung { [Index] public partial int Übergröße { get; set; } } }
            """).Run().ShouldCompile();

    [Test]
    public void Obsolete_types_are_not_warned_about_twice() =>
        UserProject.With("""
            #pragma warning disable CS0612, CS0618
            [Obsolete] public enum Tier { Basic }
            [Persistent, Obsolete("old")] public partial class Account { [Index] public partial Tier Tier { get; set; } }
            public partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }
            """).Run().ShouldCompile();

    [Test]
    public void An_assembly_may_promise_compliance_with_the_common_language_specification() =>
        UserProject.With("""
            [assembly: CLSCompliant(true)]
            [Persistent] public partial class Account { [Index] public partial int Age { get; set; } }
            public partial class Bank : PersistentStore { }
            """).Run().DiagnosticsInGeneratedSource.ShouldBeEmpty();
}
