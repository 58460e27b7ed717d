using PersistentObjects.Collections;

namespace PersistentObjects.Tests.Collections;

/// <summary>What must be true of a list's tree beside what it holds.</summary>
static class RopeShape
{
    public static void ShouldBeSound<T>(Sequence<T> list)
    {
        if (list.Root is { } root) HeightOf<T>(root, isFirst: true, isLast: true);
    }

    public static IEnumerable<T[]> Leaves<T>(object? node) => node switch
    {
        null => [],
        RopeBranch branch => branch.All.ToArray().SelectMany(Leaves<T>),
        _ => [(T[])node],
    };

    public static int CountBranches(object? node) => node is RopeBranch branch ? 1 + branch.All.ToArray().Sum(CountBranches) : 0;

    /// <summary>Full enough unless at the end, or the root, which is first and last; a root has two children.</summary>
    static int HeightOf<T>(object node, bool isFirst, bool isLast)
    {
        if (node is not RopeBranch branch)
        {
            var length = ((T[])node).Length;
            if (length < (isLast ? 1 : Rope<T>.MinLeaf) || length > Rope<T>.MaxLeaf) Assert.Fail($"A leaf has {length} elements.");
            return 0;
        }
        branch.Count.ShouldBeInRange((byte)(!isLast ? RopeBranch.MaxChildren / 2 : isFirst ? 2 : 1), (byte)RopeBranch.MaxChildren);
        var end = 0;
        for (var slot = 0; slot < branch.Count; slot++)
        {
            var height = HeightOf<T>(branch[slot], isFirst && slot == 0, isLast && slot == branch.Count - 1);
            if (height != branch.Height - 1) height.ShouldBe(branch.Height - 1);
            end += RopeBranch.LengthOf(branch[slot]);
        }
        branch.Length.ShouldBe(end);
        return branch.Height;
    }
}
