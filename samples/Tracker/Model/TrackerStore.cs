namespace Tracker.Model;

public sealed partial class TrackerStore : PersistentStore
{
    public partial Settings Settings { get; }

    public partial Extent<User> Users { get; }

    public partial Extent<Project> Projects { get; }

    public partial Extent<Folder> Folders { get; }

    public partial Extent<Issue> Issues { get; }

    /// <exception cref="KeyNotFoundException">There is no such project, or it has no such issue.</exception>
    public Issue IssueOf(string project, int number) => Issues.ByProjectAndNumber[Projects.ByKey[project], number];

    /// <exception cref="KeyNotFoundException">There is no such project, or it has no such folder.</exception>
    public Folder FolderOf(string project, long id) =>
        Folders.Find(new ObjectId(id)) is { } folder && folder.Project == Projects.ByKey[project]
            ? folder
            : throw new KeyNotFoundException($"The project '{project}' has no folder {id}.");
}
