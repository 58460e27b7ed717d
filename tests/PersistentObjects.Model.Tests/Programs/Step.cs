namespace PersistentObjects.Model.Tests.Programs;

/// <summary>One step of a program. Its numbers stand for whatever there is when it runs, so that a program stays one when steps are taken away.</summary>
sealed record Step(Act Act, int A, int B, int C, Step[] Body)
{
    public int Count => 1 + Body.Sum(step => step.Count);

    public override string ToString()
        => Body.Length == 0 ? $"{Act}({A}, {B}, {C})" : $"{Act}({A}, {B}, {C}) {{ {string.Join("; ", Body.AsEnumerable())} }}";
}
