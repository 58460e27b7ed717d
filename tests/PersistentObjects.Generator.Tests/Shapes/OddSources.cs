namespace PersistentObjects.Generator.Tests.Shapes;

/// <summary>Valid sources that someone may write once: each compiles together with what is generated.</summary>
static class OddSources
{
    public static IEnumerable<TestCaseData> All =>
        Names.Concat(Spaces).Concat(Members).Concat(Hierarchies).Select(source => new TestCaseData(source.Text).SetArgDisplayNames(source.Name));

    static IEnumerable<(string Name, string Text)> Names =>
    [
        ("every keyword as a property", $$"""
            [Persistent] public partial class Words
            {
                {{string.Join('\n', Keywords.Select(keyword => $"[Index] public partial int @{keyword} {{ get; set; }}"))}}
            }
            public partial class @event : PersistentStore { public partial Extent<Words> @for { get; } }
            """),
        ("every keyword as a class", string.Join('\n', Keywords.Select(keyword =>
            $"[Persistent] public partial class @{keyword} {{ [Unique] public partial @{keyword}? Next {{ get; set; }} }}"))),
        ("names of what is generated", """
            [Persistent] public partial class Account
            {
                public partial int Class { get; set; }
                public partial int New { get; set; }
                public partial int Model { get; set; }
                public partial int Fields { get; set; }
                public partial int value { get; set; }
                public partial int @field { get; set; }
                public partial int recovery { get; set; }
                public partial int PersistentObjects { get; set; }
                public partial int System { get; set; }
                public partial int global { get; set; }
                public partial int Shop { get; set; }
                public partial int o { get; set; }
                public partial int T { get; set; }
                public partial int extent { get; set; }
                public partial int Volatile { get; set; }
                public partial int Recovery { get; set; }
                public partial int AccountModel { get; set; }
                public partial int Home { get; set; }
                public partial int IdValue { get; set; }
                public partial int Stamp { get; set; }
                public partial int Sidecar { get; set; }
                public partial int CopyValues { get; set; }
                public partial int Index { get; set; }
                public partial int Name { get; set; }
                public partial int NameOf { get; set; }
                [Index] public partial int ByName { get; set; }
                [Index] public partial int Key { get; set; }
                public partial int KeyOf { get; set; }
                public partial int KeyOf_ { get; set; }
                public partial int @default { get; set; }
                public partial int nameof { get; set; }
                public partial int @var { get; set; }
                public partial int _ { get; set; }
            }
            """),
        ("nested types with names of what is generated", """
            [Persistent] public partial class Account
            {
                public class Class; public class New; public class Fields; public class PersistentObjects; public class System;
                public class global; public class AccountModel; public class Recovery; public class Volatile; public class IPersistentClass;
                public class value; public class recovery; public class PersistentObject; public class PersistentClass;
                [Unique] public partial int Number { get; set; }
                public partial decimal Balance { get; set; }
                public partial string? Text { get; set; }
            }
            public partial class Bank : PersistentStore
            {
                public class PersistentObjects; public class System; public class Bank_; public class StoreOptions; public class Task;
                public partial Extent<Account> Accounts { get; }
            }
            """),
        ("fields and methods with names of what is generated", """
            [Persistent] public partial class Account
            {
                public static readonly int Class = 1, Fields = 2, PersistentObjects = 3, AccountModel = 5;
                public const string Volatile = "", Recovery = "";
                public void New() { }
                public static void Model() { }
                public event EventHandler? Changed { add { } remove { } }
                [Index] public partial long Number { get; set; }
                public partial DateTimeOffset At { get; set; }
            }
            """),
        ("classes named like the runtime's", """
            namespace Shop
            {
                [Persistent] public partial class Extent { [Index] public partial Volatile? Other { get; set; } }
                [Persistent] public partial class Volatile { [Index] public partial Extent? Other { get; set; } }
                [Persistent] public partial class PersistentObject { [Index] public partial PersistentObject? Other { get; set; } }
                [Persistent] public partial class PersistentClass { [Index] public partial Fields? Other { get; set; } }
                [Persistent] public partial class Fields { [Index] public partial int Number { get; set; } }
                [Persistent] public partial class Recovery { [Index] public partial decimal Number { get; set; } }
                [Persistent] public partial class ValueCodecs { [Index] public partial DayOfWeek Number { get; set; } }
                [Persistent] public partial class UniqueIndex { [Unique] public partial Guid Number { get; set; } }
                public partial class Store : PersistentStore { public partial global::PersistentObjects.Extent<PersistentObject> All { get; } }
            }
            """),
        ("a class and what its model is called", """
            [Persistent] public partial class Account { [Index] public partial AccountModel? Model { get; set; } }
            [Persistent] public partial class AccountModel { [Index] public partial Account? Account { get; set; } }
            [Persistent] public partial class AccountModelModel { [Index] public partial AccountModel? AccountModel { get; set; } }
            public class AccountModelModelModel;
            """),
        ("a store and a class that index the same names", """
            [Persistent] public partial class Account { [Unique] public partial string Name { get; set; } = ""; }
            [Persistent] public partial class Customer { [Index] public partial string Name { get; set; } = ""; }
            [Persistent] public sealed partial class Place { [Unique] public partial string Name { get; set; } = ""; }
            public partial class Bank : PersistentStore
            {
                public partial Extent<Account> Accounts { get; }
                public partial Extent<Customer> Customers { get; }
                public partial Extent<Place> Places { get; }
                public object? First => Accounts.ByName.Find("a");
                public object? Second => Customers.ByName["a"];
                public object? Third => Places.ByName["a"];
            }
            """),
        ("a property named like its class's base or type", """
            public enum Tier { Basic }
            [Persistent] public partial class Party { [Index] public partial Tier Tier { get; set; } [Index] public partial Party? party { get; set; } }
            [Persistent] public partial class Account : Party { [Index] public partial Party? Party { get; set; } public partial Guid Guid { get; set; } public partial string? String { get; set; } }
            """),
        ("Unicode", """
            namespace Größe.名前
            {
                [Persistent] public partial class Überweisung { [Index] public partial int Číslo { get; set; } [Unique] public partial string 名前 { get; set; } = ""; public partial int µ { get; set; } public partial int \u0061bc { get; set; } }
                [Persistent] public partial class ǅ { public partial int ﬁ { get; set; } }
                [Persistent] public partial class ǆ { public partial int Ⅷ { get; set; } }
                public partial class Größen : PersistentStore { public partial Extent<Überweisung> Überweisungen { get; } }
            }
            """),
        ("names that differ by case", """
            [Persistent] public partial class Account { [Index] public partial int age { get; set; } [Index] public partial int Age { get; set; } [Index] public partial int AGE { get; set; } }
            [Persistent] public partial class account { [Index] public partial int Age { get; set; } }
            [Persistent] public partial class ACCOUNT { [Index] public partial int Age { get; set; } }
            namespace shop { [Persistent] public partial class Order { public partial int Age { get; set; } } }
            namespace Shop { [Persistent] public partial class Order { public partial int Age { get; set; } } }
            """),
        ("underscores", """
            namespace A.B_C { [Persistent] public partial class D { [Index] public partial int _Age { get; set; } [Index] public partial int Age_ { get; set; } } }
            namespace A_B.C { [Persistent] public partial class D { [Index] public partial int __ { get; set; } [Index] public partial int ___ { get; set; } } }
            namespace A { public partial class B { [Persistent] public partial class C_D { [Index] public partial int _Age { get; set; } } } }
            [Persistent] public partial class _ { [Index] public partial _? __ { get; set; } }
            """),
    ];

    static IEnumerable<(string Name, string Text)> Spaces =>
    [
        ("a namespace named like the class", """
            namespace Account { [Persistent] public partial class Account { [Index] public partial Account? Parent { get; set; } } }
            namespace Shop.Order { [Persistent] public partial class Order { [Index] public partial Shop.Order.Order? Parent { get; set; } } }
            namespace Shop { public partial class Store : PersistentStore { public partial Extent<Order.Order> Orders { get; } } }
            """),
        ("a namespace named like a root namespace", """
            namespace Shop.System { [Persistent] public partial class Account { [Index] public partial int Age { get; set; } } }
            namespace Shop.PersistentObjects { [Persistent] public partial class Account { [Index] public partial decimal Age { get; set; } } }
            namespace Shop.global { [Persistent] public partial class Account { [Index] public partial decimal Age { get; set; } } }
            """),
        ("our own namespaces", """
            namespace PersistentObjects { [Persistent] public partial class Account { [Index] public partial int Age { get; set; } } }
            namespace PersistentObjects.Generated { [Persistent] public partial class Account { [Index] public partial int Age { get; set; } } }
            namespace PersistentObjects.CompilerServices { [Persistent] public partial class Account { [Index] public partial int Age { get; set; } } }
            namespace System { [Persistent] public partial class Account { [Index] public partial int Age { get; set; } } }
            """),
        ("a file-scoped namespace of keywords", """
            namespace @class.@namespace.@record;
            [Persistent] public partial class @struct { [Index] public partial @struct? @this { get; set; } }
            public partial class Store : PersistentStore { public partial Extent<@struct> All { get; } }
            """),
        ("a namespace named like the model", """
            namespace Shop { [Persistent] public partial class Order { [Index] public partial int Number { get; set; } } }
            namespace Shop.OrderModel { [Persistent] public partial class Order { public partial int Number { get; set; } } }
            namespace Shop.OrderModel_ { [Persistent] public partial class Order { public partial int Number { get; set; } } }
            """),
        ("nested in every kind of type", """
            namespace Shop
            {
                public partial struct S { [Persistent] public partial class A { [Index] public partial int Age { get; set; } } }
                public readonly partial record struct RS(int X) { [Persistent] public partial class A { [Index] public partial int Age { get; set; } } }
                public partial record R(int X) { [Persistent] public partial class A { [Index] public partial int Age { get; set; } } }
                public sealed partial record class RC { [Persistent] internal partial class A { [Index] public partial int Age { get; set; } } }
                public partial interface I { [Persistent] public partial class A { [Index] public partial int Age { get; set; } } }
                public static partial class C { [Persistent] public partial class A { [Index] public partial int Age { get; set; } [Persistent] public partial class B : A; } }
                public ref partial struct Ref { [Persistent] public partial class A { [Index] public partial int Age { get; set; } } }
                public partial class Store : PersistentStore
                {
                    [Persistent] public partial class A { [Index] public partial int Age { get; set; } }
                    public partial Extent<A> All { get; }
                    public partial Extent<I.A> Others { get; }
                }
            }
            """),
        ("nested in primary constructors and generic interfaces", """
            public partial class Outer(int number) : IComparable<Outer>
            {
                public int Number => number;
                public int CompareTo(Outer? other) => 0;
                [Persistent] public partial class A { [Index] public partial int Age { get; set; } }
                protected internal partial class Middle { [Persistent] protected internal partial class A { [Index] public partial int Age { get; set; } } }
            }
            """),
    ];

    static IEnumerable<(string Name, string Text)> Members =>
    [
        ("members that objects have already", """
            [Persistent] public partial class Account : IEquatable<Account>
            {
                [Unique] public partial long Id { get; set; }
                public partial int Version { get; set; }
                public partial Store? Store { get; set; }
                public partial bool IsDeleted { get; set; }
                public bool Equals(Account? other) => other?.Id == Id;
                public override bool Equals(object? obj) => Equals(obj as Account);
                public override int GetHashCode() => Id.GetHashCode();
                public override string ToString() => "account";
                public static bool operator ==(Account? left, Account? right) => Equals(left, right);
                public static bool operator !=(Account? left, Account? right) => !Equals(left, right);
                public static implicit operator string(Account account) => "";
                public static bool operator true(Account account) => true;
                public static bool operator false(Account account) => false;
                public object? Self => this;
            }
            [Persistent] public partial class Store { public partial string Name { get; set; } = ""; }
            """),
        ("persistent members with the names of object's", """
            [Persistent] public partial class Account
            {
                public new partial int Equals { get; set; }
                public new partial int ToString { get; set; }
                public new partial int GetHashCode { get; set; }
                public new partial int GetType { get; set; }
                public new partial int MemberwiseClone { get; set; }
                public new partial int ReferenceEquals { get; set; }
                public partial int Finalize { get; set; }
            }
            """),
        ("a ToString of every kind", """
            [Persistent] public partial class A { public partial int Age { get; set; } public string ToString(string? format) => format ?? ""; }
            [Persistent] public partial class B { public partial int Age { get; set; } public static string ToString(int value) => ""; }
            [Persistent] public partial class C : IFormattable { public partial int Age { get; set; } string IFormattable.ToString(string? format, IFormatProvider? provider) => ""; }
            [Persistent] public abstract partial class D { public abstract override string ToString(); public partial int Age { get; set; } }
            [Persistent] public partial class E : D { public override string ToString() => ""; public partial int Number { get; set; } }
            [Persistent] public partial class F { public partial int Age { get; set; } public string ToString<T>() => ""; }
            """),
        ("every accessibility", """
            [Persistent] public partial class Account
            {
                [Index] public partial int A { get; set; }
                [Index] public partial int B { get; private set; }
                [Index] public partial int C { private get; set; }
                [Index] protected partial int D { get; private set; }
                [Index] internal partial int E { private get; set; }
                [Index] protected internal partial int F { get; private protected set; }
                [Index] private protected partial int G { get; private set; }
                [Index] private partial int H { get; set; }
                [Index] partial int I { get; set; }
                [Index] public partial int J { get; protected internal set; }
                [Index] public partial int K { protected get; set; }
                [Index] public partial int L { internal get; init; }
                [Index] public partial decimal M { get; private init; }
                public int Sum => C + H + I;
            }
            [Persistent] partial class Hidden { [Index] public partial Account? A { get; set; } [Unique] internal partial Hidden? B { get; set; } }
            """),
        ("modifiers in every order", """
            [Persistent] abstract public partial class Base
            {
                virtual public partial int A { get; set; }
                required public partial int B { get; set; }
                public virtual required partial string? C { get; set; }
                unsafe internal partial int D { get; set; }
                new public virtual partial int GetType { get; set; }
            }
            [Persistent] sealed public partial class Derived : Base { override required public string? C { get => base.C; set => base.C = value; } }
            """),
        ("nullable annotations that are off", """
            #nullable disable
            [Persistent] public partial class A { [Unique] public partial string Text { get; set; } [Index] public partial A Other { get; set; } public partial int? Number { get; set; } }
            [Persistent] public partial class B : A { public B(string text) { Text = text; } public partial string More { get; set; } = ""; }
            #nullable enable annotations
            [Persistent] public partial class C { public partial string? Text { get; set; } public partial string Other { get; set; } = ""; }
            #nullable restore
            [Persistent] public partial class D : B { public D() : base("") { } public partial string? Last { get; set; } }
            """),
        ("attributes and documentation", """
            using System.ComponentModel;
            using System.Text.Json.Serialization;
            /// <summary>An account.</summary>
            [Persistent, Serializable, Description("x"), Obsolete("old")]
            public partial class Account
            {
                /// <summary>Its name.</summary>
                [property: JsonPropertyName("n")] [field: NonSerialized] [Obsolete] public partial string? Name { [Obsolete] get; [param: Description("y")] set; }
                [JsonIgnore, DefaultValue(3)] public partial int Age { get; set; } = 3;
            }
            """),
        ("an attribute from an alias and of full name", """
            using P = PersistentObjects.PersistentAttribute;
            using Text = System.String;
            using Pair = System.Guid;
            [P] public partial class A { public partial Text? Name { get; set; } public partial Pair? Key { get; set; } }
            [global::PersistentObjects.PersistentAttribute] public partial class B { public partial A? Name { get; set; } }
            """),
        ("conditional compilation and lines", """
            #line 1000 "other.cs"
            [Persistent] public partial class A
            {
            #if !RELEASE
                [Index] public partial int Age { get; set; }
            #else
                public partial string Age { get; set; }
            #endif
            }
            #line hidden
            [Persistent] public partial class B { [Index] public partial int Age { get; set; } }
            #line default
            """),
        ("constructors of every kind", """
            using System.Diagnostics.CodeAnalysis;
            [Persistent] public partial class A { private A(int number) => Number = number; public static A Make() => new(1); public partial int Number { get; set; } }
            [Persistent] public partial class B { protected B(string? text = null, params int[] more) { Text = text; _ = more; } public partial string? Text { get; set; } }
            [Persistent] public partial class C : B { public C() : this(1) { } public C(int number) : base("", number) { } internal C(in int number, out int other) { other = number; } public C(ref int number) { number++; } }
            [Persistent] public partial class D { [SetsRequiredMembers] public D() => Name = ""; public D(string name) { _ = name; } public required partial string Name { get; set; } }
            [Persistent] public partial class E : D { [SetsRequiredMembers] public E(int number) => Number = number; public required partial int Number { get; init; } }
            [Persistent] public partial class F : D;
            [Persistent] public partial class G { static G() { } public G() { } ~G() { } public partial int Number { get; set; } }
            [Persistent] public partial class H { public unsafe H(int* pointer) => Number = *pointer; public partial int Number { get; set; } }
            """),
        ("events, indexers, operators and nested types beside properties", """
            [Persistent] public partial class Account
            {
                public event EventHandler? Changed;
                public int this[int row] => row + Number;
                public partial int Number { get; set; }
                public enum Kind { None } public delegate void Handler(); public struct Part; public interface IPart; public record Line(int X);
                [Index] public partial Kind Tier { get; set; }
                public void Raise() => Changed?.Invoke(this, EventArgs.Empty);
                partial void OnChanged();
                public static partial int Count { get; }
                public static partial int Count => 1;
                [NotPersistent] public partial string Cached { get; }
                public partial string Cached => "";
            }
            """),
        ("checked, static and volatile neighbours", """
            [Persistent] public partial class Account
            {
                static volatile int s_count; volatile int _seen; readonly System.Threading.Lock _lock = new(); [ThreadStatic] static int t_count;
                public partial int Number { get; set; } = checked(1 + 1);
                public int Count => s_count + _seen + t_count + _lock.GetHashCode();
                public void Touch() { s_count++; _seen++; t_count++; }
            }
            """),
    ];

    static IEnumerable<(string Name, string Text)> Hierarchies =>
    [
        ("abstract, virtual and overriding properties", """
            [Persistent] public abstract partial class A { public abstract int X { get; set; } public virtual string Y { get; set; } = ""; protected abstract decimal Z { get; } }
            [Persistent] public partial class B : A { public override partial int X { get; set; } public sealed override partial string Y { get; set; } = ""; protected override decimal Z => W; public virtual partial decimal W { get; set; } }
            [Persistent] public partial class C : B { public override int X { get => base.X; set => base.X = value; } public override decimal W { get => base.W + 1; set => base.W = value; } }
            """),
        ("interfaces of every kind", """
            public interface INamed { string Name { get; } }
            public interface IKeyed<T> { T Key { get; set; } }
            public interface IOld { int Age { get; init; } string Describe() => $"{Age}"; static abstract int Count { get; } }
            [Persistent] public partial class A : INamed, IKeyed<int>, IKeyed<string?>, IOld, IDisposable, IComparable<A>
            {
                public partial string Name { get; set; } = "";
                public partial int Key { get; set; }
                string? IKeyed<string?>.Key { get; set; }
                public partial int Age { get; init; }
                public static int Count => 1;
                public void Dispose() { }
                public int CompareTo(A? other) => 0;
            }
            """),
        ("hiding", """
            [Persistent] public partial class A { public int X { get; set; } public partial int Y { get; set; } public static int Z; }
            [Persistent] public partial class B : A { public new partial int X { get; set; } public new int Y { get; set; } public new partial int Z { get; set; } }
            """),
        ("bases named in one part and attributes in another", """
            [Persistent] public partial class A : PersistentObject { }
            public partial class A { public partial int X { get; set; } }
            partial class A : IDisposable { public void Dispose() { } }
            public sealed partial class B { public partial int X { get; set; } }
            partial class B : A { public new int X2 => X; public new partial int Y { get; set; } }
            [Persistent] partial class B { }
            """.Replace("public partial int X { get; set; } }\npartial class B", "public partial int W { get; set; } }\npartial class B").Replace("public new int X2 => X; public new partial", "public partial")),
        ("generic bases", """
            namespace @base
            {
                [Persistent] public abstract partial class A<T, Key, New, Class> where T : struct, Enum where Key : unmanaged where New : class, new() where Class : notnull, IComparable<Class>
                {
                    [Index] public partial T X { get; set; } [Unique] public partial Key? Y { get; set; } public virtual partial Class Z { get; set; }
                    protected partial T? W { get; private set; } public New? Other { get; set; } internal partial int V { get; private set; }
                }
                [Persistent] public abstract partial class A<T> : A<DayOfWeek, T, object, string> where T : unmanaged { public abstract T Q { get; set; } [Index] public partial int Class { get; set; } }
                [Persistent] public sealed partial class B : A<long> { public override partial long Q { get; set; } [Index] public partial int New { get; set; } public B() => Z = ""; }
                [Persistent] public partial class C : A<DayOfWeek, int, List<int>, string> { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public C() { Z = ""; R = 1; } public required partial int R { get; init; } }
                public partial class Store : PersistentStore { public partial Extent<B> Bs { get; } public object? Find() => (Bs.ByY.Find(1), Bs.ByX[DayOfWeek.Friday], Bs.ByClass[1]); }
            }
            """),
        ("type parameters with any name", """
            [Persistent] public abstract partial class A<Class, @class, o, T, System, PersistentObjects, value, AModel> { [Index] public partial o? X { get; set; } public partial @class? Y { get; set; } public partial System? Z { get; set; } public partial value? W { get; set; } public partial AModel? M { get; set; } }
            [Persistent] public partial class B : A<int, int, int, int, string, int, decimal, Guid>;
            """),
        ("a generic class and others of its name", """
            [Persistent] public abstract partial class Entity { [Index] public partial int Rank { get; set; } }
            [Persistent] public abstract partial class Entity<T> : Entity { [Index] public partial T? Key { get; set; } }
            [Persistent] public abstract partial class Entity<T, U> : Entity<T> { [Index] public partial U? Second { get; set; } }
            [Persistent] public partial class A : Entity<int, string>;
            [Persistent] public partial class B : Entity<string>;
            """),
        ("obsolete and experimental types", """
            #pragma warning disable CS0612, CS0618
            [Obsolete] public enum Tier { Basic }
            [Persistent, Obsolete] public partial class Old { [Index] public partial Tier Tier { get; set; } }
            [Persistent, Obsolete] public partial class Older : Old { [Unique] public partial Old? Other { get; set; } }
            [Persistent, Obsolete] public abstract partial class Generic<T> { [Unique] public partial T? Other { get; set; } }
            [Persistent, Obsolete] public partial class Closed : Generic<Tier>;
            """),
    ];

    static IEnumerable<string> Keywords =>
        Enum.GetValues<Microsoft.CodeAnalysis.CSharp.SyntaxKind>()
            .Select(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetText)
            .Where(text => text.Length > 0 && text.All(char.IsAsciiLetterLower))
            .Append("extension")
            .Append("field")
            .Distinct();
}
