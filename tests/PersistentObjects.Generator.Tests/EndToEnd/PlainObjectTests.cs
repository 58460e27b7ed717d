using System.Diagnostics;
using System.Reflection;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>To tools that look at objects, a persistent one is an object like any other.</summary>
sealed class PlainObjectTests
{
    const string Domain = """
        using System.Collections.Immutable;
        [Persistent] public abstract partial class Entity<TKey> where TKey : notnull { public required partial TKey Key { get; init; } }
        [Persistent] public partial class Order : Entity<long>
        {
            [Index] public partial DayOfWeek Day { get; set; }
            public partial decimal? Price { get; set; }
            public partial ImmutableArray<string> Lines { get; set; } = [];
            public partial (int Left, int Right) Pair { get; set; }
            public partial Order? Next { get; set; }
            public partial string Id { get; set; } = "id";
            public string Computed => Id + Key;
            private partial int Hidden { get; set; } = 5;
            internal partial int Internal { get; set; }
        }
        public partial class Store : PersistentStore { public partial Extent<Order> Orders { get; } }

        namespace Plain
        {
            public abstract class Entity<TKey> where TKey : notnull { public required TKey Key { get; init; } }
            public class Order : Entity<long>
            {
                public DayOfWeek Day { get; set; }
                public decimal? Price { get; set; }
                public ImmutableArray<string> Lines { get; set; } = [];
                public (int Left, int Right) Pair { get; set; }
                public Order? Next { get; set; }
                public string Id { get; set; } = "id";
                public string Computed => Id + Key;
                private int Hidden { get; set; } = 5;
                internal int Internal { get; set; }
            }
        }
        """;

    [Test]
    public void Json_of_an_object_is_that_of_a_plain_one() =>
        UserProject.WithFiles(("Domain.cs", Domain), ("Program.cs", """
            using System.Text.Json;
            public static class Program
            {
                public static string[] Run()
                {
                    var plain = JsonSerializer.Serialize(new Plain.Order
                    {
                        Key = 1, Day = DayOfWeek.Friday, Price = 1.50m, Lines = ["a"], Next = new Plain.Order { Key = 2 },
                    });
                    var order = new Order { Key = 1, Day = DayOfWeek.Friday, Price = 1.50m, Lines = ["a"], Next = new Order { Key = 2 } };
                    var detached = JsonSerializer.Serialize(order);

                    using var store = Store.InMemory();
                    var attached = JsonSerializer.Serialize(store.Add(order));
                    var written = store.Write(() => { order.Id = "new"; order.Id = "id"; order.Price = 1.50m; return JsonSerializer.Serialize(order); });
                    var copy = JsonSerializer.Deserialize<Order>(plain)!;
                    string scoped;
                    using (store.BeginRead())
                    {
                        var writer = new System.Threading.Thread(() => order.Day = DayOfWeek.Monday);
                        writer.Start();
                        writer.Join();
                        scoped = JsonSerializer.Serialize(order);
                    }

                    return [plain, detached, attached, written, scoped, JsonSerializer.Serialize(copy), JsonSerializer.Serialize(store.Add(copy))];
                }
            }
            """)).Call().Distinct().ShouldHaveSingleItem().ShouldContain("\"Price\":1.50,");

    [Test]
    public void The_debugger_shows_what_the_user_declared()
    {
        var type = Assembly.Load(UserProject.With(Domain).Run().Emit()).GetType("Order")!;

        for (var current = type; current != typeof(PersistentObject); current = current.BaseType!)
        {
            var members = current.GetMembers(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            members.Where(member => member is FieldInfo or PropertyInfo)
                .Where(member => member.GetCustomAttribute<DebuggerBrowsableAttribute>() is not { State: DebuggerBrowsableState.Never })
                .Select(member => member.Name)
                .ShouldBeSubsetOf(["Key", "Day", "Price", "Lines", "Pair", "Next", "Id", "Computed", "Hidden", "Internal"]);
        }
    }
}
