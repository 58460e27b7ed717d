namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>A type of value in a shape of class.</summary>
sealed record MatrixCase(int Shape, int Type)
{
    public MatrixShape ShapeOfClass => MatrixShape.All[Shape];

    public MatrixType TypeOfValue => MatrixTypes.All[Type];

    public string Property => $"P{Type}";

    /// <summary>Each type is indexed in every way in some shape, and each shape has all three kinds.</summary>
    public MatrixIndex Index => (MatrixIndex)((Shape + Type) % 3);

    public static IReadOnlyList<MatrixCase> All { get; } =
    [
        .. from shape in Enumerable.Range(0, MatrixShape.All.Count)
           from type in Enumerable.Range(0, MatrixTypes.All.Count)
           where MatrixShape.All[shape].Has(MatrixTypes.All[type])
           select new MatrixCase(shape, type),
    ];

    public override string ToString() => $"{TypeOfValue} in a class {ShapeOfClass}";
}
