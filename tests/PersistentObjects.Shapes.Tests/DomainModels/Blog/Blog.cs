using System.Collections.Immutable;
using PersistentObjects;

namespace Blogging;

[Flags]
public enum PostOptions : byte
{
    None = 0,
    Pinned = 1,
    CommentsClosed = 2,
    Unlisted = 4,
}

public interface IHasSlug
{
    string Slug { get; }
}

/// <summary>What everything in a blog has: a key that others know it by, and dates.</summary>
[Persistent]
public abstract partial class Entity<TKey>
    where TKey : struct, IEquatable<TKey>
{
    [Unique]
    public required partial TKey Key { get; init; }

    public required partial DateTime CreatedUtc { get; init; }

    public partial DateTime? ModifiedUtc { get; protected set; }

    public override bool Equals(object? obj) => obj is Entity<TKey> other && GetType() == other.GetType() && Key.Equals(other.Key);

    public override int GetHashCode() => Key.GetHashCode();

    public override string ToString() => $"{GetType().Name} {Key}";
}

[Persistent]
public partial class Author : Entity<Guid>, IHasSlug
{
    public required partial string Name { get; set; }

    [Unique]
    public required partial string Slug { get; set; }

    public partial Uri? Homepage { get; set; }
}

[Persistent]
public partial class Post : Entity<int>, IHasSlug
{
    [Index]
    public required partial Author Author { get; set; }

    [Unique]
    public required partial string Slug { get; set; }

    public partial string Title { get; set; } = "Untitled";

    public partial string Text { get; private set; } = "";

    public partial PostOptions Options { get; set; }

    public partial ImmutableSortedSet<string> Tags { get; set; } = [];

    public partial ImmutableArray<Revision> Revisions { get; private set; } = [];

    public partial DateTime? PublishedUtc { get; private set; }

    public bool IsPublished => PublishedUtc is not null;

    public string Teaser => Text.Length <= 20 ? Text : Text[..20] + "…";

    public void Edit(string text, Author editor, DateTime utcNow)
    {
        Revisions = Revisions.Add(new Revision(editor, utcNow, Text));
        Text = text;
        ModifiedUtc = utcNow;
    }

    public void Publish(DateTime utcNow) =>
        PublishedUtc ??= Text.Length > 0 ? utcNow : throw new InvalidOperationException("There is nothing to publish.");
}

/// <summary>What a post was before somebody edited it.</summary>
public sealed record Revision(Author Editor, DateTime ReplacedUtc, string Text);

[Persistent]
public sealed partial class Comment : Entity<Guid>
{
    [Index]
    public required partial Post Post { get; init; }

    [Index]
    public partial Comment? InReplyTo { get; init; }

    public required partial string Text { get; set; }

    public partial string? Nickname { get; set; }

    public int Depth => InReplyTo is { } parent ? parent.Depth + 1 : 0;
}

public sealed partial class Blog : PersistentStore
{
    public partial Extent<Author> Authors { get; }

    public partial Extent<Post> Posts { get; }

    public partial Extent<Comment> Comments { get; }

    public void Remove(Post post) => Write(() =>
    {
        foreach (var comment in Comments.ByPost[post]) Delete(comment);
        Delete(post);
    });
}
