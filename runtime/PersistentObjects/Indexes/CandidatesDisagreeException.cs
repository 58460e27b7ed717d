namespace PersistentObjects.Indexes;

/// <summary>
/// A candidate is missing, or there already, where the versions of its object say otherwise: a defect of the store or of a
/// comparer that changes its mind. What is in memory can't be trusted to be written any more.
/// </summary>
sealed class CandidatesDisagreeException(string finding)
    : InvalidOperationException($"{finding}: its candidates and the objects disagree.");
