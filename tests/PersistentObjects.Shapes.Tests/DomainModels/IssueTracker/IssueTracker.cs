using System.Collections.Immutable;
using PersistentObjects;

namespace IssueTracking;

public enum State : sbyte
{
    Rejected = -1,
    New,
    Accepted,
    Fixed,
}

public enum Severity : byte
{
    Minor,
    Major,
    Critical,
}

/// <summary>A change of one field of an issue.</summary>
public sealed record Change(User By, DateTimeOffset At, string Field, string? From, string? To);

[Persistent]
public sealed partial class User
{
    public User(string name) => Name = name;

    [Unique]
    public partial string Name { get; set; }

    public partial bool IsActive { get; set; } = true;
}

[Persistent]
public partial class Project
{
    public Project(string key) =>
        Key = key.All(char.IsAsciiLetterUpper) ? key : throw new ArgumentException("A key is upper case.", nameof(key));

    [Unique]
    public partial string Key { get; init; }

    public partial int LastNumber { get; private set; }

    /// <summary>Labels are the same whatever their case.</summary>
    public partial ImmutableHashSet<string> Labels { get; set; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    public partial ImmutableDictionary<Severity, TimeSpan> TimeToFix { get; set; } = ImmutableDictionary<Severity, TimeSpan>.Empty;

    internal int NextNumber() => ++LastNumber;
}

/// <summary>Something to do, to fix or to answer.</summary>
[Persistent]
public abstract partial class Issue
{
    protected Issue(Project project, User reporter, string title)
    {
        Project = project;
        Reporter = reporter;
        Title = title;
        Number = project.NextNumber();
        Key = $"{project.Key}-{Number}";
    }

    [Index]
    public partial Project Project { get; init; }

    [Unique]
    public partial string Key { get; private set; }

    public partial int Number { get; private set; }

    public partial string Title { get; set; }

    public partial User Reporter { get; init; }

    [Index]
    public partial User? Assignee { get; private set; }

    [Index]
    public partial State State { get; private set; }

    public partial ImmutableArray<Change> History { get; private set; } = [];

    public abstract bool IsUrgent { get; }

    public void Assign(User? to, User by, DateTimeOffset at)
    {
        if (to is { IsActive: false }) throw new ArgumentException($"{to.Name} has left.", nameof(to));
        History = History.Add(new Change(by, at, nameof(Assignee), Assignee?.Name, to?.Name));
        Assignee = to;
    }

    public void Move(State to, User by, DateTimeOffset at)
    {
        if (State is State.Fixed or State.Rejected) throw new InvalidOperationException($"{Key} is closed.");
        History = History.Add(new Change(by, at, nameof(State), State.ToString(), to.ToString()));
        State = to;
    }
}

[Persistent]
public sealed partial class Bug : Issue
{
    public Bug(Project project, User reporter, string title, Severity severity)
        : base(project, reporter, title) => Severity = severity;

    [Index]
    public partial Severity Severity { get; set; }

    public partial Version? FoundIn { get; set; }

    public override bool IsUrgent => Severity == Severity.Critical && State < State.Fixed;
}

[Persistent]
public sealed partial class Wish : Issue
{
    public Wish(Project project, User reporter, string title)
        : base(project, reporter, title)
    {
    }

    public partial ImmutableHashSet<User> Supporters { get; set; } = [];

    public override bool IsUrgent => Supporters.Count > 100;
}

public sealed partial class Tracker : PersistentStore
{
    public partial Extent<Project> Projects { get; }

    public partial Extent<User> Users { get; }

    public partial Extent<Issue> Issues { get; }

    public partial Extent<Bug> Bugs { get; }
}
