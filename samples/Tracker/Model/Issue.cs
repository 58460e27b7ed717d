namespace Tracker.Model;

public enum State { Open, Started, Closed }

/// <summary>A step in the life of an issue.</summary>
public sealed record Step(State To, DateTimeOffset At);

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

    public partial Project Project { get; init; }

    public partial int Number { get; init; }

    public partial string Title { get; set; }

    public partial State State { get; private set; }

    public partial ImmutableArray<Step> History { get; private set; }

    [Index]
    public partial User Reporter { get; init; }

    [Index]
    public partial User? Assignee { get; set; }

    [Index]
    public partial ImmutableArray<string> Labels { get; set; } = [];

    [Index(Ordered = true)]
    public partial DateTimeOffset UpdatedAt { get; set; }

    public bool IsOpen => State is not State.Closed;

    /// <summary>What a search by the beginning of a word looks through.</summary>
    [Index(Ordered = true, StringComparison = StringComparison.OrdinalIgnoreCase)]
    public IEnumerable<string> Words => Title.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void MoveTo(State state, DateTimeOffset now)
    {
        if (state == State) return;
        State = state;
        History = History.Add(new Step(state, now));
    }
}
