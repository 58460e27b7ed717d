using PersistentObjects.CompilerServices;

namespace PersistentObjects.Recovery;

/// <summary>
/// As <see cref="GuardedField"/>, for a collection that changes. An operation builds on those before it, also on one that brought an
/// object which does not fit, and may be the one that took it away again. So only what the collection holds in the end is judged.
/// </summary>
/// <param name="property">The property.</param>
/// <param name="later">Collects what is stored once a class has changed, and reads it as <see cref="GuardedField"/> does.</param>
/// <param name="binder">Knows whether one has.</param>
sealed class GuardedCollection(PersistentProperty property, DeferredField later, FieldBinder binder) : FieldReader
{
    internal override DeferredField Deferred => later;

    internal override void Read(ref RecordReader reader, PersistentObject o)
    {
        if (binder.HasChangedClasses) later.Read(ref reader, o);
        else property.Read(ref reader, o);
    }

    internal override void ReadChange(ref RecordReader reader, PersistentObject o)
    {
        if (!binder.HasChangedClasses)
        {
            property.ReadChange(ref reader, o);
            return;
        }
        if (!later.Has(o)) later.Begin(o, Content(o));
        later.ReadChange(ref reader, o);
    }

    /// <summary>What was read before any class had changed.</summary>
    byte[] Content(PersistentObject o)
    {
        var writer = new RecordWriter { Blobs = HeldBlobs.Instance };
        property.Write(writer, o);
        return writer.Written.ToArray();
    }

    /// <summary>Contents stay where they were stored.</summary>
    sealed class HeldBlobs : IBlobDestination
    {
        internal static readonly HeldBlobs Instance = new();

        public bool HasFile(PersistentBlob blob) => !blob.IsInMemory;
    }
}
