using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Parsing;

sealed class CollectionPropertyRulesTests
{
    [TestCase("public partial PersistentList<int> [|Numbers|] { get; set; }", "as its only accessor")]
    [TestCase("public partial PersistentSet<int> [|Numbers|] { get; init; }", "as its only accessor")]
    [TestCase("public partial PersistentDictionary<int, int>? [|Numbers|] { get; }", "question mark")]
    [TestCase("public partial PersistentList<int> [|Numbers|] { get; } = null!;", "in a constructor")]
    public void It_is_a_get_only_property_that_begins_empty(string property, string advice) =>
        $$"""
        [Persistent] public partial class Article { {{property}} }
        """.ShouldBeRefused("PO0055").ShouldContain(advice);

    [Test]
    public void Its_elements_are_not_of_a_type_parameter() =>
        """
        [Persistent] public abstract partial class Entity<T> { public partial PersistentList<T> [|Parts|] { get; } }
        """.ShouldBeRefused("PO0055").ShouldContain("the classes that derive");

    [TestCase("public partial PersistentList<PersistentSet<int>> [|Parts|] { get; }", "ImmutableHashSet<int>")]
    [TestCase("public partial (int, PersistentList<int>) [|Parts|] { get; set; }", "ImmutableArray<int>")]
    [TestCase("public partial PersistentList<int[]> [|Parts|] { get; }", "ImmutableArray<int>")]
    public void Its_elements_are_values(string property, string advice) =>
        $$"""
        [Persistent] public partial class Article { {{property}} }
        """.ShouldBeRefused("PO0011").ShouldContain(advice);

    [TestCase("PersistentSet<PersistentBlob>")]
    [TestCase("PersistentDictionary<(int, PersistentBlob?), int>")]
    [TestCase("PersistentSet<Picture>")]
    public void Keys_with_blobs_in_them_are_refused(string type) =>
        $$"""
        public sealed record Picture(string Name, PersistentBlob Content);

        [Persistent] public partial class Album { public partial {{type}} [|Pictures|] { get; } }
        """.ShouldBeRefused("PO0011").ShouldContain("use the blob's Hash");

    [Test]
    public void Keys_that_are_compared_by_properties_of_objects_are_refused() =>
        """
        using System;

        [Persistent] public partial class Tag : IEquatable<Tag>
        {
            public partial string Name { get; set; } = "";
            public bool Equals(Tag? other) => other?.Name == Name;
            public override bool Equals(object? other) => Equals(other as Tag);
            public override int GetHashCode() => Name.GetHashCode();
        }

        [Persistent] public partial class Article { public partial PersistentSet<Tag> [|Tags|] { get; } }
        """.ShouldBeRefused("PO0011").ShouldContain("PersistentList<T>");
}
