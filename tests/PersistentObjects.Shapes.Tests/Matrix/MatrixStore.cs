using System.Collections.Concurrent;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>
/// A store in memory with one object of a shape, shared by the tests that do the same with its properties: each has a
/// property of its own, and making a store with the thousand indexes of the matrix takes long.
/// </summary>
sealed class MatrixStore
{
    static readonly ConcurrentDictionary<(int Shape, string Purpose), Lazy<MatrixStore>> All = [];

    MatrixStore(int shape)
    {
        Store = MatrixProgram.Instance.OpenInMemory();
        Target = Store.Add(MatrixProgram.Instance.NewTarget());
        Object = Store.Add(MatrixProgram.Instance.New(shape, 0, Target));
    }

    public PersistentStore Store { get; }

    public PersistentObject Target { get; }

    public PersistentObject Object { get; }

    public static MatrixStore For(int shape, string purpose) =>
        All.GetOrAdd((shape, purpose), key => new Lazy<MatrixStore>(() => new MatrixStore(key.Shape))).Value;
}
