using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

sealed class ConversionTests
{
    /// <summary>The methods are private, and generated code is outside of the class; the runtime binds the two.</summary>
    [Test]
    public void Generated_code_calls_the_methods_that_convert_also_those_of_generic_classes() =>
        UserProject.With("""
            using System.Reflection;

            [Persistent] public partial class Product
            {
                [ConvertFrom(nameof(PriceFrom))] public partial decimal Price { get; set; }
                static decimal PriceFrom(double old) => (decimal)old;
                static int PriceFrom(string? old) => old?.Length ?? -1;
                static decimal PriceFrom(string old, int length) => length + old.Length;
            }

            [Persistent] public abstract partial class Entity<TKey>
            {
                [ConvertFrom(nameof(KeysFrom))] public partial TKey? Key { get; set; }
                private static TKey? KeysFrom((TimeSpan, int?) _) => default;
            }

            [Persistent] public partial class Person : Entity<Guid>;

            public static class Program
            {
                public static string[] Run() =>
                [
                    Convert("ProductModel", "ConvertPrice", 2.0), Convert("ProductModel", "ConvertPrice", "four"),
                    Convert("EntityModel`1", "ConvertKey", (TimeSpan.Zero, (int?)1)),
                ];

                static string Convert(string model, string name, object old)
                {
                    PersistentObjects.CompilerServices.PersistentClass.Of<Person>();
                    var type = typeof(Program).Assembly.GetTypes().Single(type => type.Name.EndsWith(model));
                    type = type.IsGenericType ? type.MakeGenericType(typeof(Guid)) : type;
                    return string.Join("", type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
                        .Where(method => method.Name == name && method.GetParameters()[1].ParameterType == old.GetType())
                        .Select(method => method.Invoke(null, [null, old])));
                }
            }
            """).Call().ShouldBe(["2", "4", Guid.Empty.ToString()]);
}
