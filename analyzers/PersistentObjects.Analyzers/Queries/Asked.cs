namespace PersistentObjects.Analyzers.Queries;

/// <summary>What a filter asks of a property, named as the indexes name it.</summary>
enum Asked
{
    Equal,
    From,
    Above,
    To,
    Below,
    StartsWith,
}
