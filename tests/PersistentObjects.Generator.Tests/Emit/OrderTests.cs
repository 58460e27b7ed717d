using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Emit;

sealed class OrderTests
{
    static readonly (string Path, string Text)[] Files =
    [
        ("a.cs", "[Persistent] public partial class Account { [Index] public partial int Age { get; set; } }"),
        ("b.cs", "public partial class Account { [Unique] public partial string Name { get; set; } = \"\"; }"),
        ("c.cs", "[Persistent] public partial class Owner : Entity { public partial Account? Account { get; set; } }"),
        ("d.cs", "[Persistent] public partial class Entity; [Persistent] public partial class ENTITY;"),
        ("e.cs", "public partial class Bank : PersistentStore { public partial Extent<Owner> Owners { get; } }"),
        ("f.cs", "partial class Bank : PersistentStore { public partial Extent<Account> Accounts { get; } }"),
    ];

    [Test]
    public void Output_is_the_same_whatever_the_order_of_files()
    {
        var expected = UserProject.WithFiles(Files).Run().ShouldCompile().Sources;

        foreach (var order in Orders())
        {
            UserProject.WithFiles([.. order]).Run().ShouldCompile().Sources.ShouldBe(expected, ignoreOrder: true);
        }
    }

    static IEnumerable<IEnumerable<(string Path, string Text)>> Orders()
    {
        yield return Files.Reverse();
        for (var shift = 1; shift < Files.Length; shift++)
        {
            yield return Files.Skip(shift).Concat(Files.Take(shift));
        }
    }
}
