namespace PersistentObjects.Indexes;

/// <summary>The indexes of a store whose candidates have changed and may still be taken back. Writer lock.</summary>
/// <remarks>A write transaction commits them when it is staged; settling, which nothing takes back, after each share.</remarks>
sealed class IndexEdits
{
    readonly List<ObjectIndex> _edited = [];

    /// <summary>An index has changed for the first time since the last commit or rollback.</summary>
    internal void Add(ObjectIndex index) => _edited.Add(index);

    internal void Commit()
    {
        foreach (var index in _edited) index.CommitEdits();
        _edited.Clear();
    }

    internal void Rollback()
    {
        foreach (var index in _edited) index.RollbackEdits();
        _edited.Clear();
    }
}
