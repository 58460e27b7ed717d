namespace PersistentObjects.Indexes;

/// <summary>The lists in which indexes note what a rollback would have to take back.</summary>
static class EditLists
{
    const int MaxKept = 1 << 14;

    /// <summary>Empties a list, and lets go of its memory when one large transaction has swollen it.</summary>
    internal static void Clear<TEdit>(List<TEdit> edits)
    {
        edits.Clear();
        if (edits.Capacity > MaxKept) edits.Capacity = 0;
    }
}
