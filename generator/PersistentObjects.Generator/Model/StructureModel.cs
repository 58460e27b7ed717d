namespace PersistentObjects.Generator.Model;

/// <summary>
/// A tuple, struct or record that is stored as the values of its members. Every assembly that stores one generates a
/// codec of its own for it.
/// </summary>
/// <param name="Name">Its name in the log; a tuple's is made of its elements.</param>
/// <param name="Type">The type in source text, never nullable itself.</param>
/// <param name="TypeText">The whole type as the log describes it.</param>
/// <param name="IsReference">Whether it is a record class.</param>
/// <param name="IsSealed">Whether no type derives from it.</param>
/// <param name="IsRecursive">Whether a value may contain another one of the type.</param>
/// <param name="HasReferences">Whether a value may contain references to persistent objects.</param>
/// <param name="Members">Its members in the order in which they are stored.</param>
/// <param name="Construction">How a value is made of its members.</param>
sealed record StructureModel(
    string Name,
    string Type,
    string TypeText,
    bool IsReference,
    bool IsSealed,
    bool IsRecursive,
    bool HasReferences,
    EquatableArray<StructureMember> Members,
    Construction Construction);
