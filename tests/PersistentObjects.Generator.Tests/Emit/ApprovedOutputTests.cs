using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

sealed class ApprovedOutputTests
{
    [Test]
    public void A_small_domain() =>
        UserProject.With("""
            namespace Shop;

            public enum Tier { Basic, Gold }

            [Persistent]
            public partial class Account
            {
                public Account(string email) => Email = email;

                [Unique] public partial string Email { get; set; }
                [Index] public partial Tier Tier { get; set; } = Tier.Basic;
                public partial decimal Balance { get; set; }
                public partial Customer? Owner { get; set; }
            }

            [Persistent]
            public partial class Customer
            {
                public required partial string Name { get; set; }
            }

            public sealed partial class Bank : PersistentStore
            {
                public partial Extent<Account> Accounts { get; }
                public partial Extent<Customer> Customers { get; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Bank");

    [Test]
    public void Every_type_of_value() =>
        UserProject.With("""
            namespace Values;

            public enum Level : byte { Low, High }

            [Persistent]
            public sealed partial class Everything
            {
                public partial bool Boolean { get; set; }
                public partial byte Byte { get; set; }
                public partial sbyte SByte { get; set; }
                public partial short Int16 { get; set; }
                public partial ushort UInt16 { get; set; }
                public partial int Int32 { get; set; }
                public partial uint UInt32 { get; set; }
                public partial long Int64 { get; set; }
                public partial ulong UInt64 { get; set; }
                public partial float Single { get; set; }
                public partial double Double { get; set; }
                public partial decimal Decimal { get; set; }
                public partial char Char { get; set; }
                public partial string String { get; set; } = "";
                public partial string? NullableString { get; set; }
                public partial Guid Guid { get; set; }
                public partial DateTime DateTime { get; set; }
                public partial DateTimeOffset DateTimeOffset { get; set; }
                public partial Level Level { get; set; }
                public partial int? NullableInt32 { get; set; }
                public partial Guid? NullableGuid { get; set; }
                public partial Level? NullableLevel { get; set; }
                public required partial Everything Reference { get; set; }
                public partial Everything? NullableReference { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Values");

    [Test]
    public void Checks_of_every_kind() =>
        UserProject.With("""
            using System.ComponentModel.DataAnnotations;

            namespace Shop;

            static class Texts
            {
                internal static string Name => "Name";
                internal static string Missing => "{0} is missing.";
                public static ValidationResult? Check(string? value, ValidationContext context) => null;
            }

            [AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
            sealed class OwnAttribute(params object[] values) : ValidationAttribute
            {
                public Type? Type { get; set; } = values.GetType();
                public override bool IsValid(object? value) => true;
            }

            [Persistent, Own(1, ErrorMessage = "Wrong.")]
            public partial class Product
            {
                [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = "Missing"), StringLength(80, MinimumLength = 2)]
                [Display(Name = "Name", ResourceType = typeof(Texts))]
                public partial string Name { get; set; } = "";

                [Range(1, 10, MinimumIsExclusive = true), Display(Name = "In stock")]
                public partial int? Stock { get; set; }

                [Range(typeof(decimal), "0.01", "1e3", ParseLimitsInInvariantCulture = true, ErrorMessage = "Too \"dear\"")]
                public partial decimal? Price { get; set; }

                [MaxLength(3), EmailAddress(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = "Missing"), Compare(nameof(Name))]
                public partial string? Email { get; set; }

                [Own(1L, DayOfWeek.Monday, "a", 'b', null!, Type = typeof(List<int>)), CustomValidation(typeof(Texts), nameof(Texts.Check))]
                public partial string? Note { get; set; }

                partial void OnStockChanging(int? oldValue, int? newValue) => ArgumentNullException.ThrowIfNull(newValue ?? oldValue);

                partial void OnValidating(ValidationErrors errors) => errors.Add("Wrong.", nameof(Name));
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Checks");

    [Test]
    public void Generic_base_classes() =>
        UserProject.With("""
            namespace Keyed;

            [Persistent]
            public abstract partial class Entity<TKey>
                where TKey : notnull
            {
                [Unique]
                public partial TKey Key { get; set; }

                [Index]
                public partial int Rank { get; set; }
            }

            [Persistent]
            public abstract partial class Named<TKey, TName> : Entity<TKey>
                where TKey : notnull
                where TName : class?
            {
                public partial TName? Name { get; set; }
            }

            [Persistent]
            public partial class Person : Named<int, string>
            {
                public partial int Age { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Generic");

    [Test]
    public void A_hierarchy() =>
        UserProject.With("""
            namespace People;

            [Persistent]
            public abstract partial class Party
            {
                protected Party(string name) => Name = name;

                [Unique] public partial string Name { get; private set; }
                [Index] internal partial string Code { get; set; } = "none";
                public abstract string Kind { get; set; }
            }

            [Persistent]
            public partial class Person : Party
            {
                public Person(string name) : base(name) { }

                [Index] public partial Person? Parent { get; init; }
                public override partial string Kind { get; set; } = "person";
            }

            [Persistent]
            public sealed partial class Employee : Person
            {
                public Employee() : base("nobody") { }

                [Unique] public required partial int? Number { get; set; }
                public override string ToString() => "employee";
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Hierarchy");

    [Test]
    public void Nested_classes_and_awkward_names() =>
        UserProject.With("""
            namespace @event.Schedule
            {
                public partial record struct Outer
                {
                    internal partial interface IMiddle
                    {
                        [Persistent]
                        internal partial class @class
                        {
                            [Unique] public partial string @params { get; set; } = "";
                            [Index] public partial Kind @field { get; set; }
                            public enum Kind { None }
                        }
                    }
                }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("Names");

    [Test]
    public void References_and_their_other_sides() =>
        UserProject.With("""
            namespace Issues;

            [Persistent]
            public partial class Folder
            {
                [OnDelete(DeleteRule.Cascade)] public partial Folder? Parent { get; set; }
                [InverseOf(nameof(Parent))] public partial InverseSet<Folder> Children { get; }
                [InverseOf(nameof(Issue.Folder))] internal partial InverseSet<Issue> Issues { get; }
            }

            [Persistent]
            public sealed partial class Issue
            {
                [Index, OnDelete(DeleteRule.Restrict)] public partial Folder? Folder { get; set; }
            }
            """).Run().ShouldCompile().ShouldMatchApproved("References");

    [Test]
    public void A_class_with_an_invalid_property() =>
        UserProject.With("""
            [Persistent]
            public partial class Account
            {
                [Unique] public partial string Email { get; set; } = "";
                public partial object Tag { get; set; } = "";
                public partial ref int Position { get; }
            }
            """).Run().ShouldMatchApproved("InvalidProperty");

    [Test]
    public void Invalid_declarations() =>
        UserProject.With("""
            namespace Shop;

            [Persistent]
            public partial record Line(int Number)
            {
                public partial string Text { get; private set; }
            }

            [Persistent]
            public partial class Box<T>(T content)
            {
                public partial T Content { get; set; } = content;
            }

            [Persistent]
            public partial class Account { public partial int Age { get; set; } }

            public abstract partial class Bank : PersistentStore
            {
                public partial Extent<Account> Accounts { get; }
            }
            """).Run().ShouldMatchApproved("Invalid");
}
