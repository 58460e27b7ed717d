using System.ComponentModel.DataAnnotations;

namespace Tracker.Model;

public enum State { Open, Started, Closed }

/// <summary>A step in the life of an issue.</summary>
public sealed record Step(State To, DateTimeOffset At);

/// <summary>It keeps its author from being deleted.</summary>
public sealed record Comment(User Author, string Text, DateTimeOffset WrittenAt);

/// <summary>A file. What is large lies in a file of its own beside the log, and not in memory.</summary>
public sealed record Attachment(string ContentType, PersistentBlob Content, DateTimeOffset At);

[Persistent]
[Unique(nameof(Project), nameof(Number), Ordered = true)]
[Index(nameof(Project), nameof(Number), Ordered = true, Where = nameof(IsOpen), Name = "ByProjectWhileOpen")]
public partial class Issue
{
    public Issue(Project project, string title, User reporter, DateTimeOffset now)
    {
        (Project, Number, Title, Reporter, UpdatedAt) = (project, ++project.LastNumber, title, reporter, now);
        History = [new Step(State, now)];
    }

    [Index]
    public partial Project Project { get; init; }

    public partial int Number { get; init; }

    [Required]
    [StringLength(200)]
    public partial string Title { get; set; }

    public partial State State { get; private set; }

    public partial ImmutableArray<Step> History { get; private set; }

    /// <summary>Who has reported an issue can't be deleted.</summary>
    [Index]
    public partial User Reporter { get; init; }

    /// <summary>Nobody, once the user is deleted.</summary>
    [Index]
    public partial User? Assignee { get; set; }

    /// <summary>None, once the folder is deleted.</summary>
    [Index]
    public partial Folder? Folder { get; set; }

    [Index]
    public partial PersistentSet<string> Labels { get; }

    public partial PersistentList<Comment> Comments { get; }

    /// <summary>By the name of the file.</summary>
    public partial PersistentDictionary<string, Attachment> Attachments { get; }

    [Index(Ordered = true)]
    public partial DateTimeOffset UpdatedAt { get; set; }

    public bool IsOpen => State is not State.Closed;

    [Index]
    public IEnumerable<User> Commenters => Comments.Select(comment => comment.Author);

    /// <summary>What a search by the beginning of a word looks through.</summary>
    [Index(Ordered = true, StringComparison = StringComparison.OrdinalIgnoreCase)]
    public IEnumerable<string> Words => Title.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void MoveTo(State state, DateTimeOffset now)
    {
        if (state == State) return;
        State = state;
        History = History.Add(new Step(state, now));
    }

    partial void OnValidating(ValidationErrors errors)
    {
        if (Folder is { } folder && folder.Project != Project) errors.Add("An issue and its folder are of one project.", nameof(Folder));
    }
}
