using FsCheck;
using FsCheck.Fluent;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

/// <summary>How to make a value; the same one each time, but for the objects of the store that it refers to.</summary>
/// <param name="targets">Objects to refer to.</param>
delegate object? Recipe(IReadOnlyList<PersistentObject> targets);

/// <summary>A type made up by chance, which knows how to make up values of it.</summary>
/// <param name="CSharp">The type as users spell it.</param>
/// <param name="Use">What it may be part of.</param>
abstract record RandomType(string CSharp, TypeUse Use)
{
    /// <summary>Values of the type.</summary>
    /// <param name="type">The type when it is compiled.</param>
    /// <param name="depth">How deep a recursive value may yet become.</param>
    public abstract Gen<Recipe> Values(Type type, int depth);

    /// <summary>Makes what the recipe of each part makes, and puts it together.</summary>
    protected static Gen<Recipe> Combine(IEnumerable<Gen<Recipe>> parts, Func<object?[], object?> combine) =>
        Gen.CollectToArray(parts).Select(recipes => (Recipe)(targets => combine([.. recipes.Select(recipe => recipe(targets))])));
}

[Flags]
enum TypeUse
{
    None = 0,

    /// <summary>Two values that are equal have equal bytes, or nearly so: sets may hold them.</summary>
    Key = 1,

    /// <summary>Values have an order: sorted sets may hold them.</summary>
    Ordered = 2,

    /// <summary><c>?</c> makes another type of it.</summary>
    ValueType = 4,

    /// <summary>It ends in <c>?</c> already.</summary>
    Nullable = 8,
}
