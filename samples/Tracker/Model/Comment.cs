namespace Tracker.Model;

[Persistent]
public partial class Comment
{
    public Comment(Issue issue, User author, string text, DateTimeOffset now) =>
        (Issue, Author, Text, WrittenAt) = (issue, author, text, now);

    [Index]
    public partial Issue Issue { get; init; }

    [Index]
    public partial User Author { get; init; }

    public partial string Text { get; init; }

    public partial DateTimeOffset WrittenAt { get; init; }
}
