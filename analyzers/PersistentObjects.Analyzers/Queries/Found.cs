namespace PersistentObjects.Analyzers.Queries;

/// <summary>What an index gives for a key or between bounds.</summary>
enum Found
{
    One,
    ManyById,
    ManyByKey,
}
