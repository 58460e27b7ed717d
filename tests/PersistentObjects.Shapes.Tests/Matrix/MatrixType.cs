namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>A type of property, with values that are hard to keep.</summary>
/// <param name="CSharp">The type as users spell it.</param>
/// <param name="IsReferenceType">Whether <c>?</c> is an annotation only.</param>
/// <param name="Samples">Expressions for its values, which may use <c>target</c>, an object of the store.</param>
sealed record MatrixType(string CSharp, bool IsReferenceType, params IReadOnlyList<string> Samples)
{
    /// <summary>Whether code without nullable annotations can't spell it.</summary>
    public bool IsAnnotated { get; init; }

    /// <summary>Whether an index takes it. Collections and memory are equal only to themselves, and blobs are no keys.</summary>
    public bool HasEquality { get; init; } = true;

    /// <summary>Whether an index compares it element by element.</summary>
    public bool IsTuple => CSharp.TrimEnd('?').EndsWith(')');

    public MatrixType Nullable() => this with
    {
        CSharp = CSharp + "?",
        IsAnnotated = IsAnnotated || IsReferenceType,
        Samples = [.. Samples, "null"],
    };

    public override string ToString() => CSharp;
}
