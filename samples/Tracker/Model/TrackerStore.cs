namespace Tracker.Model;

public sealed partial class TrackerStore : PersistentStore
{
    public partial Extent<User> Users { get; }

    public partial Extent<Project> Projects { get; }

    public partial Extent<Issue> Issues { get; }

    public partial Extent<Comment> Comments { get; }

    /// <exception cref="KeyNotFoundException">There is no such project, or it has no such issue.</exception>
    public Issue IssueOf(string project, int number) => Issues.ByProjectAndNumber[Projects.ByKey[project], number];
}
