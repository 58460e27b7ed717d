using PersistentObjects.Objects;
using PersistentObjects.Schema;

namespace PersistentObjects.Recovery;

/// <summary>A stored class description bound to today's class.</summary>
/// <param name="Stored">What the log says.</param>
/// <param name="Extent">Today's class in the store.</param>
/// <param name="Fields">Where the value of each stored property goes, in stored order.</param>
sealed record LoadedClass(StoredClass Stored, ClassExtent Extent, StoredField[] Fields);
