using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>Finds what values mention while records are read.</summary>
interface IObjectResolver
{
    /// <summary>The object, or null when there is none.</summary>
    PersistentObject? Resolve(long id);

    /// <summary>The blob whose content is in the file with this hash. Any thread may ask.</summary>
    PersistentBlob ResolveBlob(BlobHash hash, long length);
}
