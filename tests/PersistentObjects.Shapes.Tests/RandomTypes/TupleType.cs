using FsCheck;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>A value tuple, perhaps of more elements than the framework's types have room for.</summary>
sealed record TupleType(IReadOnlyList<RandomType> Elements, bool HasNames)
    : RandomType(Spell(Elements, HasNames), Elements.Aggregate(TypeUse.Key | TypeUse.Ordered, (use, element) => use & element.Use) | TypeUse.ValueType)
{
    const int Room = 7;

    public override Gen<Recipe> Values(Type type, int depth) =>
        Combine(Elements.Zip(TypesIn(type), (element, part) => element.Values(part, depth)), parts => Make(type, parts));

    static IEnumerable<Type> TypesIn(Type type)
    {
        var arguments = type.GenericTypeArguments;
        return arguments.Length <= Room ? arguments : arguments.Take(Room).Concat(TypesIn(arguments[Room]));
    }

    static object Make(Type type, object?[] parts) =>
        parts.Length <= Room
            ? Activator.CreateInstance(type, parts)!
            : Activator.CreateInstance(type, [.. parts[..Room], Make(type.GenericTypeArguments[Room], parts[Room..])])!;

    static string Spell(IReadOnlyList<RandomType> elements, bool hasNames) =>
        $"({string.Join(", ", elements.Select((element, i) => hasNames ? $"{element.CSharp} N{i}" : element.CSharp))})";
}
