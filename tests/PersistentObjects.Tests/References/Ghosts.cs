namespace PersistentObjects.Tests.References;

/// <summary>Makes what older versions of the library have left in stores: objects that refer to a deleted one.</summary>
static class Ghosts
{
    /// <summary>Deletes an object and nothing else, whoever refers to it. Part of the running transaction, or one of its own.</summary>
    public static void DeleteLeavingReferences(this PersistentStore store, PersistentObject o)
        => store.Write(() => store.Heap.Changes!.DeleteAlone(o));
}
