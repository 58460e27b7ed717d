namespace PersistentObjects.Shapes.Tests.Matrix;

enum MatrixIndex
{
    None,
    Equality,
    Unique,
}
