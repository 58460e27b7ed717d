using Tracker.Model;

namespace Tracker;

sealed record NewUser(string Name);

sealed record UserView(string Name, long Reported, long Assigned, long Comments)
{
    public static UserView Of(TrackerStore store, User user) => new(
        user.Name, store.Issues.ByReporter.Count(user), store.Issues.ByAssignee.Count(user),
        store.Issues.ByCommenters[user].Sum(issue => issue.Comments.Count(comment => comment.Author == user)));
}

sealed record NewProject(string Key, string Title);

sealed record ProjectView(string Key, string Title, int Issues, long Open)
{
    public static ProjectView Of(TrackerStore store, Project project) => new(
        project.Key, project.Title, project.LastNumber, store.Issues.ByProjectWhileOpen.Of(project).Count);
}

/// <summary>Null at the root of the project.</summary>
sealed record NewFolder(string Name, long? Parent = null);

/// <summary>What is null stays as it is; parent 0 is the root.</summary>
sealed record FolderChange(string? Name = null, long? Parent = null, bool? IsRemoved = null);

sealed record FolderView(long Id, string Name, bool IsRemoved, ImmutableArray<int> Issues, ImmutableArray<FolderView> Children)
{
    public static FolderView Of(Folder folder) => new(
        folder.Id.Value, folder.Name, folder.IsRemoved, [.. folder.Issues.Select(issue => issue.Number).Order()], ChildrenOf(folder.Children));

    public static ImmutableArray<FolderView> ChildrenOf(IEnumerable<Folder> folders) =>
        [.. folders.OrderBy(folder => folder.Name, StringComparer.Ordinal).Select(Of)];
}

/// <summary>What is null stays as it is.</summary>
sealed record SettingsChange(long? MostAttachmentBytes = null, int? PageSize = null);

sealed record NewIssue(string Title, string Reporter, ImmutableArray<string>? Labels = null, long? Folder = null);

/// <summary>What is null stays as it is; an empty assignee is nobody, and folder 0 is none.</summary>
sealed record IssueChange(
    string? Title = null, State? State = null, string? Assignee = null, ImmutableArray<string>? Labels = null, long? Folder = null);

/// <summary>Shows nothing that can change without changing the issue: its version is the ETag of all of this.</summary>
sealed record IssueView(
    string Project, int Number, string Title, State State, ImmutableArray<Step> History, string Reporter, string? Assignee,
    ImmutableArray<string> Labels, long? Folder, ImmutableArray<AttachmentView> Attachments, DateTimeOffset UpdatedAt, long Version)
{
    public static IssueView Of(Issue issue) => new(
        issue.Project.Key, issue.Number, issue.Title, issue.State, issue.History, issue.Reporter.Name, issue.Assignee?.Name,
        [.. issue.Labels.Order(StringComparer.Ordinal)], issue.Folder?.Id.Value,
        [.. issue.Attachments.OrderBy(attached => attached.Key, StringComparer.Ordinal).Select(attached => AttachmentView.Of(attached.Key, attached.Value))],
        issue.UpdatedAt, issue.Version);
}

sealed record AttachmentView(string Name, string ContentType, long Length, string Hash)
{
    public static AttachmentView Of(string name, Attachment attachment) => new(
        name, attachment.ContentType, attachment.Content.Length, attachment.Content.Hash);
}

/// <summary>The next page begins after the number; null when this one is not full.</summary>
sealed record IssuePage(ImmutableArray<IssueView> Issues, int? Next);

sealed record NewComment(string Author, string Text);

sealed record CommentView(string Author, string Text, DateTimeOffset WrittenAt);
