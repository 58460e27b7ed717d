using System.Runtime.CompilerServices;
using PersistentObjects.Shapes.Tests.Pictures;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>What must be true of an object whose property was given a sample.</summary>
static class MatrixChecks
{
    static MatrixProgram Program => MatrixProgram.Instance;

    /// <summary>The value has the sample's bytes and all that can be seen of it, and is equal to it if its type says so.</summary>
    public static void ShouldHold(this MatrixCase entry, PersistentObject o, int sample, PersistentObject target)
    {
        var (held, expected) = (Program.Get(entry, o), Program.Sample(entry, sample, target));
        ValuePicture.Of(held).ShouldBe(ValuePicture.Of(expected));
        // What is equal when it is made twice is equal when it was read, too. Arrays are, for one, when they are empty.
        if (Equals(expected, Program.Sample(entry, sample, target))) Equals(held, expected).ShouldBeTrue();

        var other = Program.NewEmpty(entry.Shape);
        Program.Set(entry, other, expected);
        Program.Encode(entry, o).ShouldBe(Program.Encode(entry, other));
    }

    public static void ShouldBeFound(this MatrixCase entry, PersistentStore store, PersistentObject o)
    {
        if (entry.Index == MatrixIndex.None) return;
        var held = Program.Get(entry, o);
        Program.Count(entry, store, held).ShouldBe(entry.IsIndexed(held) ? 1 : 0);
    }

    /// <summary>Whether the property's index has this key. Unique ones leave null out, also when it is a part of a tuple.</summary>
    public static bool IsIndexed(this MatrixCase entry, object? key) => entry.Index switch
    {
        MatrixIndex.None => false,
        MatrixIndex.Equality => true,
        _ => !(entry.TypeOfValue.IsTuple ? HasNull(key) : key is null),
    };

    static bool HasNull(object? key) =>
        key is null || (key is ITuple tuple && Enumerable.Range(0, tuple.Length).Any(i => HasNull(tuple[i])));
}
