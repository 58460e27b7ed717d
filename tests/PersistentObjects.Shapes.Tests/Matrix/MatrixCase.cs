namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>A type of value in a shape of class.</summary>
sealed record MatrixCase(int Shape, int Type)
{
    static readonly MatrixCase[][] ByShape =
    [
        .. MatrixShape.All.Index().Select(shape => MatrixTypes.All.Index()
            .Where(type => shape.Item.Has(type.Item))
            .Select(type => new MatrixCase(shape.Index, type.Index))
            .ToArray()),
    ];

    public static IEnumerable<MatrixCase> All => ByShape.SelectMany(cases => cases);

    public MatrixType TypeOfValue => MatrixTypes.All[Type];

    public string Property => $"P{Type}";

    /// <summary>
    /// Each type that can have an index has each kind of it in some shapes, and each shape has properties of all kinds.
    /// </summary>
    public MatrixIndex Index => TypeOfValue.HasEquality ? (MatrixIndex)((Shape + Type) % 3) : MatrixIndex.None;

    public static IReadOnlyList<MatrixCase> Of(int shape) => ByShape[shape];

    public override string ToString() => $"{TypeOfValue} in a class {MatrixShape.All[Shape]}";
}
