using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Rules;

sealed class BaseClassIsLostAnalyzerTests
{
    const string Id = "PO2005";

    [Test]
    public async Task A_class_that_leaves_a_base_class_that_is_still_there_is_reported() =>
        (await """
            [Persistent] public abstract partial class Animal { }
            [Persistent] public abstract partial class Pet : Animal { }
            [Persistent] public abstract partial class Keyed<T> { public partial int Key { get; set; } }
            [Persistent] public partial class [|Dog|] : Animal { }
            [Persistent] public partial class Puppy : Dog { }
            [Persistent] public partial class [|Cat|] : Keyed<long> { }
            """.After("""
            [Persistent] public abstract partial class Animal { }
            [Persistent] public abstract partial class Pet : Animal { }
            [Persistent] public abstract partial class Keyed<T> { public partial int Key { get; set; } }
            [Persistent] public partial class Dog : Pet { }
            [Persistent] public partial class Puppy : Dog { }
            [Persistent] public partial class Cat : Keyed<int> { }
            """).ShouldReport(Id))
            .ShouldStartWith("'Dog' does not derive from 'Pet' any more: stored objects are no longer in the extent and the indexes of 'Pet'");

    [Test]
    public Task A_base_class_in_between_is_fine() =>
        """
        [Persistent] public abstract partial class Animal { }
        [Persistent] public abstract partial class Pet : Animal { }
        [Persistent] public partial class Dog : Pet { }
        """.After("""
        [Persistent] public abstract partial class Animal { }
        [Persistent] public partial class Dog : Animal { }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_base_class_that_is_renamed_is_fine() =>
        """
        [Persistent, FormerlyNamed("Pet")] public abstract partial class Friend<T> { }
        [Persistent] public partial class Dog : Friend<int> { }
        """.After("""
        [Persistent] public abstract partial class Pet<T> { }
        [Persistent] public partial class Dog : Pet<int> { }
        """).ShouldNotReport(Id);

    [Test]
    public Task A_base_class_that_is_gone_is_fine_since_nothing_can_be_asked_of_it() =>
        "[Persistent] public partial class Dog { public partial int Age { get; set; } }".After("""
        [Persistent] public abstract partial class Pet { public partial int Age { get; set; } }
        [Persistent] public partial class Dog : Pet { }
        """).ShouldNotReport(Id);
}
