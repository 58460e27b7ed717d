namespace PersistentObjects.Log;

/// <summary>What it means when a valid batch, or segment, was not written behind what is before it; FORMAT.md, "Batches".</summary>
static class BatchLink
{
    public const string Evidence
        = "Both are whole, so they are parts of different histories of the store: files of two moments were mixed, as when they are copied by hand "
        + "while the store is open, and a crash comes in between.";
}
