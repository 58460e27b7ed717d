using Tracker.Model;

namespace Tracker;

sealed record NewUser(string Name);

sealed record UserView(string Name, long Reported, long Assigned, long Comments)
{
    public static UserView Of(TrackerStore store, User user) => new(
        user.Name, store.Issues.ByReporter.Count(user), store.Issues.ByAssignee.Count(user), store.Comments.ByAuthor.Count(user));
}

sealed record NewProject(string Key, string Title);

sealed record ProjectView(string Key, string Title, int Issues, long Open)
{
    public static ProjectView Of(TrackerStore store, Project project) => new(
        project.Key, project.Title, project.LastNumber, store.Issues.ByProjectWhileOpen.Of(project).Count);
}

sealed record NewIssue(string Title, string Reporter, ImmutableArray<string>? Labels = null);

/// <summary>What is null stays as it is; an empty assignee is nobody.</summary>
sealed record IssueChange(
    string? Title = null, State? State = null, string? Assignee = null, ImmutableArray<string>? Labels = null);

/// <summary>Shows nothing that can change without changing the issue: its version is the ETag of all of this.</summary>
sealed record IssueView(
    string Project, int Number, string Title, State State, ImmutableArray<Step> History, string Reporter, string? Assignee,
    ImmutableArray<string> Labels, DateTimeOffset UpdatedAt, long Version)
{
    public static IssueView Of(Issue issue) => new(
        issue.Project.Key, issue.Number, issue.Title, issue.State, issue.History, issue.Reporter.Name, issue.Assignee?.Name,
        issue.Labels, issue.UpdatedAt, issue.Version);
}

/// <summary>The next page begins after the number; null when this one is not full.</summary>
sealed record IssuePage(ImmutableArray<IssueView> Issues, int? Next);

sealed record NewComment(string Author, string Text);

sealed record CommentView(string Author, string Text, DateTimeOffset WrittenAt);
