namespace PersistentObjects.Model.Tests.Checks;

/// <summary>The store and the model differ.</summary>
sealed class ModelMismatchException(string message) : Exception(message)
{
    public static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new ModelMismatchException(otherwise);
    }

    public static void RequireSame(IReadOnlyList<long> found, IReadOnlyList<long> expected, string what)
    {
        if (!found.SequenceEqual(expected)) throw new ModelMismatchException($"{what} is [{string.Join(", ", found)}] instead of [{string.Join(", ", expected)}]");
    }
}
