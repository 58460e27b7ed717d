namespace PersistentObjects.Generator.Model;

/// <summary>How a getter reads a field of a type.</summary>
enum FieldLoad
{
    /// <summary>No wider than a machine word, and of a type for which <c>Volatile</c> has an overload.</summary>
    Volatile,

    /// <summary>No wider than a machine word.</summary>
    Word,

    /// <summary>Wider than a machine word.</summary>
    Wide,
}
