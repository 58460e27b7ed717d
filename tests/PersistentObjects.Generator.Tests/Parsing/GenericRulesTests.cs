using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class GenericRulesTests
{
    [Test]
    public void A_generic_class_must_be_abstract() =>
        "[Persistent] public partial class [|Account|]<T, @class> where T : new() { public partial string Email { get; set; } }"
            .ShouldBeRefused("PO0004")
            .ShouldBe(
                "Persistent class 'Account<T, @class>' is generic and not abstract, so objects of it would be of many classes under one name: "
                + "make it abstract, and derive a class without type parameters for each use");

    [TestCase("abstract ")]
    [TestCase("")]
    public void A_class_in_a_generic_one_is_refused(string modifier) =>
        $$"""
        public partial class Outer<T>
        {
            [Persistent] public {{modifier}}partial class [|Account|] { public partial string Email { get; set; } }
        }
        """.ShouldBeRefused("PO0004").ShouldContain("nested in the generic type 'Outer<T>'");

    [Test]
    public void A_type_argument_that_cannot_be_stored_is_reported_where_it_is_given() =>
        """
        [Persistent] public abstract partial class Entity<TKey> { [Index] public partial TKey Key { get; set; } }
        [Persistent] public partial class [|Person|] : Entity<object>;
        [Persistent] public partial class Student : Person;
        [Persistent] public partial class Place : Entity<int>;
        """.ShouldBeRefused("PO0011").ShouldContain("'Entity<object>.Key'");

    [TestCase("[Index] public partial ImmutableArray<TKey> Key { get; set; }", "ImmutableArray<int>")]
    [TestCase("[Index] public partial TKey Key { get; set; }", "ImmutableArray<int>")]
    public void An_index_of_a_type_argument_without_equality_is_refused(string property, string argument)
    {
        var run = UserProject.With($$"""
            using System.Collections.Immutable;
            [Persistent] public abstract partial class Entity<TKey> { {{property}} }
            [Persistent] public partial class Person : Entity<{{argument}}>;
            """).Run();

        var diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        run.CompilerDiagnostics.ShouldBeEmpty();
        diagnostic.GetMessage().ShouldContain("ImmutableArray<int>");
        diagnostic.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(2);
    }

    [Test]
    public void A_type_argument_that_would_have_to_be_copied_is_refused() =>
        """
        [Persistent] public abstract partial class Entity<TKey> { public partial TKey Key { get; set; } }
        [Persistent] public partial class [|Person|] : Entity<ReadOnlyMemory<byte>>;
        """.ShouldBeRefused("PO0011").ShouldContain("ImmutableArray<byte>");

    [Test]
    public void A_type_argument_that_is_hidden_is_reported_where_it_is_given() =>
        """
        [Persistent] public abstract partial class Entity<TKey> { public partial TKey Key { get; set; } }
        public partial class Outer
        {
            internal enum Shown { None }
            private enum Kind { None }
            [Persistent] internal partial class [|Person|] : Entity<Kind>;
            [Persistent] internal partial class Place : Entity<Shown>;
        }
        """.ShouldBeRefused("PO0007", stubbed: false).ShouldContain("derives from 'Entity<Outer.Kind>', and 'Outer.Kind' is private");

    [Test]
    public void A_mistake_in_a_generic_class_is_reported_once() =>
        """
        [Persistent] public abstract partial class Entity<TKey>
        {
            public partial TKey [|this|][int row] { get; set; }
        }
        [Persistent] public partial class Person : Entity<int>;
        [Persistent] public partial class Place : Entity<string>;
        """.ShouldBeRefused("PO0013");

    [Test]
    public void A_reference_to_a_generic_class_is_refused() =>
        """
        [Persistent] public abstract partial class Entity<TKey> { public partial TKey Key { get; set; } }
        [Persistent] public partial class Person : Entity<int> { public partial Entity<int>? [|Other|] { get; set; } }
        """.ShouldBeRefused("PO0027").ShouldBe(
            "'Person.Other' is of the generic class 'Entity<int>', which belongs to a store only through the classes that derive from it: "
            + "use one of these, or a base class of 'Entity<int>' without type parameters");

    [Test]
    public void An_extent_of_a_generic_class_is_refused() =>
        """
        [Persistent] public abstract partial class Entity<TKey> { public partial TKey Key { get; set; } }
        [Persistent] public partial class Person : Entity<int>;
        public partial class Store : PersistentStore { public partial Extent<Entity<int>> [|All|] { get; } }
        """.ShouldBeRefused("PO0027", stubbed: false);

    [TestCase("private")]
    [TestCase("internal")]
    [TestCase("private protected")]
    public void A_property_that_a_deriving_class_could_not_see_is_refused(string accessibility) =>
        $$"""
        [Persistent] public abstract partial class Entity<TKey> { {{accessibility}} partial TKey [|Key|] { get; set; } }
        [Persistent] public partial class Person : Entity<int>;
        """.ShouldBeRefused("PO0028");

    [TestCase("private")]
    [TestCase("internal")]
    [TestCase("private protected")]
    public void A_property_of_an_internal_generic_class_may_be_as_private_as_it_likes(string accessibility) =>
        UserProject.With($$"""
            [Persistent] abstract partial class Entity<TKey> { {{accessibility}} partial TKey? Key { get; set; } }
            [Persistent] partial class Person : Entity<int>;
            """).Run().ShouldCompile();

    [TestCase("class Person : Entity<Person>")]
    [TestCase("class Person : Entity<Person?>")]
    public void A_class_may_be_its_own_type_argument(string declaration) =>
        UserProject.With($$"""
            [Persistent] public abstract partial class Entity<TSelf> where TSelf : Entity<TSelf>? { public partial TSelf? Next { get; set; } }
            [Persistent] public partial {{declaration}};
            """).Run().ShouldCompile().Sources["Person.g.cs"].ShouldContain("NullableReference<global::Person>(\"Person\")");
}
