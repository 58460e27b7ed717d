using FsCheck;
using FsCheck.Fluent;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>A type, or null.</summary>
sealed record NullableType(RandomType Inner) : RandomType(Inner.CSharp + "?", TypeUse.Nullable)
{
    public override Gen<Recipe> Values(Type type, int depth) => Gen.Frequency(
        (1, Gen.Constant<Recipe>(_ => null)),
        (4, Inner.Values(Nullable.GetUnderlyingType(type) ?? type, depth)));
}

/// <summary>A reference to an object of the store.</summary>
sealed record ReferenceType() : RandomType("Target", TypeUse.Key)
{
    public override Gen<Recipe> Values(Type type, int depth) =>
        Gen.Choose(0, 1000).Select(number => (Recipe)(targets => targets[number % targets.Count]));
}
