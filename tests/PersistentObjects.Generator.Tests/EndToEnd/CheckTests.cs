using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Checks in classes of every shape.</summary>
sealed class CheckTests
{
    [Test]
    public void Checks_are_inherited_and_stand_in_generic_classes_and_under_odd_names() =>
        UserProject.With("""
            using System.ComponentModel.DataAnnotations;

            [Persistent] public abstract partial class Entity<TKey> where TKey : notnull
            {
                [Required, RegularExpression("[a-z0-9]+")] public partial TKey Key { get; set; } = default!;
                [Range(1, 9)] public partial int @event { get; set; } = 1;
                [NotPersistent] public int Calls;
                partial void OnKeyChanging(TKey oldValue, TKey newValue) => Calls++;
                partial void OneventChanging(int oldValue, int newValue) => Calls += 10;
                partial void OnValidating(ValidationErrors errors) { if (@event == 5) errors.Add("no five", nameof(@event)); }
            }
            public abstract partial class Named { public abstract string? Label { get; set; } }
            [Persistent] public partial class Item : Entity<string>
            {
                internal partial class Outer;
                [StringLength(3)] public virtual partial string? Title { get; set; }
                partial void OnValidating(ValidationErrors errors) { if (Title == "no") errors.Add("not so"); }
            }
            public partial class Store : PersistentStore { public partial Extent<Item> Items { get; } }

            public static class Program
            {
                public static string[] Run()
                {
                    using var store = Store.InMemory();
                    var item = store.Add(new Item { Key = "a" });
                    item.Key = "b";
                    item.@event = 2;
                    return
                    [
                        $"{item.Calls}",
                        Try(() => item.Key = " "), Try(() => item.@event = 10), Try(() => item.Title = "four"),
                        Try(() => store.Write(() => { item.@event = 5; item.Title = "no"; })),
                        $"{item.Key} {item.@event} {item.Title}",
                    ];
                }

                static string Try(Action action)
                {
                    try { action(); return "no exception"; }
                    catch (ObjectValidationException e) { return string.Join("; ", e.Failures.Select(failure => $"{failure.Rule} {failure.Value}")); }
                }
            }
            """).Call().ShouldBe(
            [
                "11",
                "Required \" \"; RegularExpression \" \"",
                "Range 10",
                "StringLength \"four\"",
                "OnValidating 5; OnValidating ",
                "b 2 ",
            ]);

    [Test]
    public void Resources_and_attributes_of_another_assembly_are_used_when_they_are_public() =>
        UserProject.With("""
            using System.ComponentModel.DataAnnotations;
            [Persistent] public partial class Item
            {
                [Odd(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = "Even")] public partial int Number { get; set; } = 1;
            }
            public partial class Store : PersistentStore { public partial Extent<Item> Items { get; } }
            public static class Program
            {
                public static string[] Run()
                {
                    using var store = Store.InMemory();
                    var item = store.Add(new Item());
                    try { item.Number = 2; return []; }
                    catch (ObjectValidationException e) { return [e.Failures.Single().Message]; }
                }
            }
            """).CallWith([UserProject.With("""
                using System.ComponentModel.DataAnnotations;
                public static class Texts { public static string Even => "{0} is even."; }
                [AttributeUsage(AttributeTargets.Property)]
                public sealed class OddAttribute : ValidationAttribute { public override bool IsValid(object? value) => value is int number && number % 2 == 1; }
                """).Named("Library")]).ShouldBe(["Number is even."]);
}
